"""Checks of environments that run in this Python's Gymnasium: they are what Java's are, and what Python alone sees."""

import sys

import gymnasium
import numpy as np
import pandas

from interop_subject import MODEL, WORK, require, swingup

SEED = 2**64 - 1


def play(environment, actions):
    """The file of a rollout."""
    out = WORK / f"{environment.replace(':', '-')}.csv"
    python = ["--python", sys.executable] if ":" in environment else []
    swingup("rollout", "--environment", environment, *python, "--seed", SEED, "--actions", actions, "--out", out)
    return out


def rollout():
    """gymnasium:Pendulum-v1 and Pendulum-v1, rollout"""
    actions = WORK / "gymnasium-actions.csv"
    columns = {"action_0": np.random.default_rng(1).uniform(-2.5, 2.5, 1000)}
    pandas.DataFrame(columns).to_csv(actions, index=False, float_format="%.17g")
    python, java = (play(each, actions) for each in ("gymnasium:Pendulum-v1", "Pendulum-v1"))
    mine, other = (pandas.read_csv(file, float_precision="round_trip") for file in (java, python))
    require(mine.drop(columns="reward").equals(other.drop(columns="reward")), f"{python} and {java} differ")
    apart = (abs(mine.reward - other.reward) / abs(other.reward)).max()  # the C library's sine is not Java's
    require(apart <= 1e-12, f"rewards of {python} and {java} differ by {apart:.1e} of their size")
    first = gymnasium.make("Pendulum-v1").reset(seed=SEED)[0]
    found = pandas.read_csv(python).loc[0, [f"observation_{i}" for i in range(3)]].to_numpy(np.float32)
    require(np.array_equal(found, first), f"starts at {found}, Gymnasium at {first}")
    return f"{len(columns['action_0'])} transitions from reset({SEED}), equal but for {apart:.1e} of a reward"


def evaluate():
    """gymnasium:Pendulum-v1 and Pendulum-v1, evaluate"""
    lines = []
    for environment in (["gymnasium:Pendulum-v1", "--python", sys.executable], ["Pendulum-v1"]):
        said = swingup("evaluate", f"--model={MODEL}", "--starts=20", "--environment", *environment)
        lines.append([line for line in said.splitlines() if "regret" not in line])
    require(lines[0] == lines[1], f"{lines[0]} instead of {lines[1]}")
    return f"equal to the last printed digit: {' '.join(lines[0][1].split())}"


def missing():
    """gymnasium:HalfCheetah-v5 without MuJoCo"""
    try:
        swingup("train", "--environment=gymnasium:HalfCheetah-v5", "--python", sys.executable, f"--directory={WORK}")
    except AssertionError as problem:
        require("swingup train ended with 2: swingup: gymnasium:HalfCheetah-v5: MuJoCo is not installed" in str(problem),
                str(problem))
        return str(problem)
    return "MuJoCo is installed here"


CHECKS = [rollout, evaluate, missing]
