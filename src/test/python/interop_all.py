"""Checks the policy of `make interop` in tools that need an environment of their own. Run by `make interop-all`."""

import pathlib
import re
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
ENVIRONMENTS = {
    "tensorflow-2.15": "every", "tensorflow-newest": "every", "openvino": "openvino", "tfjs": "tfjs",
    "stable-baselines3": "monitor"}


def python(name):
    """The Python of an environment, made when its requirements are not those of the last time."""
    wanted = HERE / f"requirements-{name}.txt"
    folder = ROOT / f"target/interop-{name}"
    stamp = folder / "requirements.txt"
    if not stamp.is_file() or stamp.read_text() != wanted.read_text():
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run([folder / "bin/pip", "install", "--quiet", "--requirement", wanted], check=True)
        shutil.copy(wanted, stamp)
    return folder / "bin/python"


def node():
    """TensorFlow.js beside the program that runs it."""
    folder = ROOT / "target/interop-node"
    shutil.copytree(HERE.parent / "node", folder, dirs_exist_ok=True)
    subprocess.run(["npm", "ci", "--silent"], cwd=folder, check=True)


def main():
    node()
    passed = failed = 0
    for name, checks in ENVIRONMENTS.items():
        done = subprocess.run([python(name), HERE / "interop.py", checks], stdout=subprocess.PIPE, text=True)
        *lines, last = done.stdout.splitlines() or [""]
        print("\n".join(lines), flush=True)
        counts = re.fullmatch(r"(\d+) passed, (\d+) failed", last)
        if counts:
            passed, failed = passed + int(counts[1]), failed + int(counts[2])
        else:
            failed += 1
            print(f"FAIL {name}: ended with {done.returncode} before its last line", flush=True)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
