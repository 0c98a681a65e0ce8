"""The check with stable-baselines3's own reader of monitor.csv, which needs torch."""

import csv

from stable_baselines3.common.monitor import load_results
from stable_baselines3.common.results_plotter import X_TIMESTEPS, ts2xy

from interop_subject import HERE, require

DATA = HERE / "data/interop"


def monitor():
    """stable-baselines3's load_results and ts2xy"""
    with open(DATA / "episodes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    steps, returns = ts2xy(load_results(str(DATA)), X_TIMESTEPS)
    require(list(steps) == [int(row["total_steps"]) for row in rows], f"steps {steps[:3]}")
    require(list(returns) == [float(row["return"]) for row in rows], f"returns {returns[:3]}")
    return f"{len(steps)} episodes, {steps[-1]} steps, returns equal those of episodes.csv"


CHECKS = [monitor]
