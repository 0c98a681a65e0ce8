"""Trains a policy and checks that the tools of its users take it; one line each. Run by `make interop`.

With an argument it trains nothing and looks at the last policy again: `check` for all that one environment holds,
`every` for what any version of TensorFlow must pass, `openvino`, `tfjs`,
`monitor`.
"""

import importlib
import os
import shutil
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

MODULES = {
    "check": [
        "tensorflow", "tools", "training", "histories", "algorithms", "browser", "readme", "gymnasium", "serve",
        "statistics", "optuna"],
    "every": ["tensorflow"], "openvino": ["openvino"], "tfjs": ["tfjs"], "monitor": ["monitor"]}


def run(check):
    """Runs one check, prints its line and says whether it passed."""
    try:
        line, good = check(), True
    except Exception as problem:  # whatever a tool throws is a failure of this check alone
        line, good = f"{type(problem).__name__}: {' '.join(str(problem).split())[:300]}", False
    print(f"{'ok  ' if good else 'FAIL'} {check.__doc__}: {line}", flush=True)
    return good


def checks(what):
    for module in MODULES[what]:
        yield from getattr(importlib.import_module(f"interop_{module}"), "EVERY" if what == "every" else "CHECKS")


def quiet(log):
    """What the tools' libraries say goes to a file, so that each check has one line."""
    with open(log, "w") as file:
        os.dup2(file.fileno(), 2)


def main():
    import interop_subject

    what = sys.argv[1] if len(sys.argv) > 1 else "check"
    if len(sys.argv) == 1:
        interop_subject.prepare()
    shutil.rmtree(interop_subject.WORK, ignore_errors=True)
    interop_subject.WORK.mkdir(parents=True)
    quiet(interop_subject.HERE / f"{what}.log")
    results = [run(check) for check in checks(what)]
    print(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    sys.exit(not results or not all(results))


if __name__ == "__main__":
    main()
