"""Compiles C++ programs against RLtools and MKL with the options of RLtools' Python interface, MKL on one thread."""

import pathlib
import shutil
import subprocess

HERE = pathlib.Path(__file__).parent
PLACE = HERE.parents[3] / "target/peers-rltools"
HEADERS = [PLACE / "include", *PLACE.glob("lib/python*/site-packages/rltools/external/rl_tools/include")]
OPTIONS = ["-std=c++17", "-O3", "-march=native", "-ffast-math", "-DRL_TOOLS_BACKEND_ENABLE_MKL"]
OPTIONS += ["-DRL_TOOLS_DISABLE_UNALIGNED_MEMORY_ALLOCATIONS", *(f"-I{path}" for path in HEADERS)]
LIBRARIES = [f"-l:libmkl_{part}.so.3" for part in ("intel_lp64", "sequential", "core")]
LINKING = [f"-L{PLACE}/lib", f"-Wl,-rpath,{PLACE}/lib", "-Wl,--no-as-needed", *LIBRARIES, "-lpthread", "-lm", "-ldl"]


def available():
    """Returns whether its programs can be compiled, and says so where they cannot."""
    found = shutil.which("g++") is not None and (PLACE / "include/mkl.h").exists()
    if not found:
        print("RLtools is left out: it needs g++ and MKL, which is there for Linux on x86-64.", flush=True)
    return found


def compiled(source, program, *definitions):
    """Compiles a source beside this file and returns the program's path."""
    command = ["g++", *OPTIONS, *definitions, HERE / source, "-o", program, *LINKING]
    subprocess.run(command, check=True)
    return program
