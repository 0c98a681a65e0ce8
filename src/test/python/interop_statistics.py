"""Checks figures over runs with rliable, which needs versions of its own; interop.py calls it."""

import subprocess

from interop_subject import ROOT, WORK, java, require

RLIABLE = ROOT / "target/rliable/bin/python"
SEEDS = (1,)


def rliable():
    """rliable's figures and bootstrap intervals"""
    figures, worst = 0, 0.0
    for seed in SEEDS:
        folder = WORK / f"statistics-{seed}"
        folder.mkdir()
        record = f"import pathlib, record_statistics; record_statistics.record({seed}, folder=pathlib.Path({str(folder)!r}))"
        done = subprocess.run([RLIABLE, "-c", record], capture_output=True, text=True, cwd=ROOT / "src/test/python")
        require(done.returncode == 0, f"rliable ended with {done.returncode}: {done.stderr.strip()[-300:]}")
        count, difference = java("io.swingup.statistics.StatisticsFigures", folder, str(seed)).split()
        figures, worst = figures + int(count), max(worst, float(difference))
    require(worst < 1e-12, f"largest difference {worst:.1e}, at most 1e-12 expected")
    return f"{figures} figures and their intervals, largest difference {worst:.1e}"


CHECKS = [rliable]
