"""Writes what programs say into files that the Java tests read.

Every file is CSV with '#' comment lines, one line of column names, and data. Fields hold no
commas; an empty field means that nothing applies. Doubles are the shortest decimals that give the
same double again, floats have nine digits, integers are plain decimals of any size.
"""

import importlib.metadata
import pathlib
import platform
import sys

import numpy as np

TARGET = pathlib.Path(__file__).parents[1] / "resources" / "golden"


def programs():
    names = [name for name in ("numpy", "gymnasium", "Box2D", "keras", "tensorflow", "torch", "stable_baselines3", "rliable", "arch") if name in sys.modules]
    package = {"tensorflow": "tensorflow-cpu"}
    versions = [f"{name} {importlib.metadata.version(package.get(name, name))}" for name in names]
    system = f"{platform.system()} {platform.machine()}"
    return "; ".join([pathlib.Path(sys.argv[0]).name, f"CPython {platform.python_version()}", *versions, system])


def text(value):
    if isinstance(value, str):
        return value
    if isinstance(value, np.float32):
        return f"{float(value):.9g}"
    if isinstance(value, (float, np.floating)):
        return repr(float(value))
    return str(int(value))


def numbered(prefix, count):
    return [f"{prefix}{i}" for i in range(count)]


def write(name, comments, columns, rows, folder=TARGET):
    lines = [f"# {line}" for line in (programs(), *comments)]
    lines.append(",".join(columns))
    for row in rows:
        assert len(row) == len(columns), row
        lines.append(",".join(map(text, row)))
    (folder / name).write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
    print(f"{name}: {len(lines)} lines, {(folder / name).stat().st_size} bytes")
