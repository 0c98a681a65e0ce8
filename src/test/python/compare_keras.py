"""Runs the Keras example with fresh seeds and lays Swingup's trace beside it."""

import csv
import pathlib
import secrets
import tempfile

import keras_ddpg
import numpy as np

from interop_subject import require
from interop_subject import swingup as run_swingup

STEPS, RUNS = 60, 3


def swingup(seed):
    with tempfile.TemporaryDirectory() as folder:
        run_swingup("train", "--preset=keras-example", f"--seed={seed}", "--episodes=1", "--trace", "--run=a",
                    f"--directory={folder}")
        with open(pathlib.Path(folder, "data/a/steps.csv"), newline="") as file:
            return list(csv.DictReader(file))


def differences(found, expected):
    """Largest relative difference of each step, with 1 as the smallest scale; infinite where a batch differs.

    Noise may differ by the last bits of the normal numbers that it sums up, whose logarithm is a library's.
    """
    for row, (_, observation, noise, action, reward, after, critic_loss, actor_loss, batch) in zip(found, expected):
        exact = row["batch"] == " ".join(map(str, batch)) and abs(float(row["noise_0"]) - noise) <= 1e-16
        mine = [row[f"observation_{i}"] for i in range(3)] + [row["action_0"], row["reward"]]
        mine += [row[f"next_observation_{i}"] for i in range(3)] + [row["critic_loss"], row["actor_loss"]]
        theirs = np.array([*observation, action, reward, *after, critic_loss, actor_loss], np.float64)
        scale = np.maximum(1, np.abs(theirs))
        yield float(np.max(np.abs(np.array(mine, np.float64) - theirs) / scale)) if exact else float("inf")


def compare():
    """Keras example"""
    figures = []
    for _ in range(RUNS):
        seed = secrets.randbelow(2**32)
        worst = list(differences(swingup(seed), keras_ddpg.steps(keras_ddpg.Agent(seed), seed, STEPS)))
        largest = worst[0], max(worst[:30]), max(worst)
        figures.append("seed {}: {:.1e} in step 1, {:.1e} in 30, {:.1e} in {}".format(seed, *largest, STEPS))
        limits = zip(largest, (1e-5, 1e-3, 1e-2))
        require(len(worst) == STEPS and all(x <= limit for x, limit in limits), figures[-1])
    return f"batches equal, noise within 1e-16; largest differences of {'; of '.join(figures)} steps"


CHECKS = [compare]
