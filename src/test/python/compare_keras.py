"""Runs the Keras example and compares Swingup's trace with it, on the same seeds each time or, with FRESH=1, on new ones.

On a few seeds rounding alone drives two runs of the example apart within 60 steps: Adam makes a full step of a
gradient of either sign that is almost zero. To see how far, for any seeds:

    target/python/bin/python src/test/python/compare_keras.py SEED...
"""

import csv
import os
import pathlib
import secrets
import sys
import tempfile

import keras_ddpg
import numpy as np

from interop_subject import require
from interop_subject import swingup as run_swingup

STEPS, SEEDS, TWINS = 60, 5, 30
LIMITS = 1e-5, 1e-3, 1e-2  # in the first step, in 30 and in 60


def swingup(seed):
    with tempfile.TemporaryDirectory() as folder:
        run_swingup("train", "--preset=keras-example", f"--seed={seed}", "--episodes=1", "--trace", "--run=a",
                    f"--directory={folder}")
        with open(pathlib.Path(folder, "data/a/steps.csv"), newline="") as file:
            return list(csv.DictReader(file))


class Trembling(keras_ddpg.Agent):
    """The example with every weight off by one unit in the last place, up or down, after each step."""

    def __init__(self, seed, twin):
        super().__init__(seed)
        self.random = np.random.default_rng(twin)

    def follow(self):
        super().follow()
        for model in (self.actor, self.critic, self.target_actor, self.target_critic):
            model.set_weights([np.nextafter(w, np.float32(self.random.choice([-9, 9], w.shape))) for w in model.get_weights()])


def keras(agent, seed):
    return list(keras_ddpg.steps(agent, seed, STEPS))


def numbers(rows):
    """Observation, action, reward, next observation and both losses of each step."""
    return np.array([[*row[1], row[3], row[4], *row[5], row[6], row[7]] for row in rows], np.float64)


def own_numbers(rows):
    observation, after = [[f"{prefix}observation_{i}" for i in range(3)] for prefix in ("", "next_")]
    columns = [*observation, "action_0", "reward", *after, "critic_loss", "actor_loss"]
    return np.array([[float(row[column]) for column in columns] for row in rows])


def largest(found, expected):
    """Largest relative differences in the first step, in 30 and in all, with 1 as the smallest scale."""
    worst = np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected)), 1)
    return worst[0], worst[:30].max(), worst.max()


def words(differences):
    return "{:.1e} in step 1, {:.1e} in 30, {:.1e} in 60".format(*differences)


def compare_seed(seed):
    """Batches and noise must be equal to the bit; returns the largest differences of the other numbers."""
    found, expected = swingup(seed), keras(keras_ddpg.Agent(seed), seed)
    require(len(found) >= STEPS, f"seed {seed}: {len(found)} steps")
    for row, (step, _, noise, *_, batch) in zip(found, expected):
        equal = row["batch"] == " ".join(map(str, batch)) and float(row["noise_0"]) == noise
        require(equal, f"seed {seed}: batch or noise of step {step} differs, noise {row['noise_0']}, expected {noise}")
    return largest(own_numbers(found[:STEPS]), numbers(expected))


def within(differences):
    return all(found <= limit for found, limit in zip(differences, LIMITS))


def twins(seed):
    """How far the example's trembling twins part from it, one after the other."""
    alone = numbers(keras(keras_ddpg.Agent(seed), seed))
    for twin in range(TWINS):
        yield largest(numbers(keras(Trembling(seed, twin), seed)), alone)


def fresh():
    """Whether to draw seeds, of which a rare one may part from the example."""
    return os.environ.get("FRESH", "").lower() not in ("", "0", "no", "false")


def compare():
    """Keras example"""
    seeds = [secrets.randbelow(2**32) if fresh() else seed for seed in range(SEEDS)]
    differences = [compare_seed(seed) for seed in seeds]
    figures = "; ".join(f"seed {seed}: {words(row)}" for seed, row in zip(seeds, differences))
    require(max(row[0] for row in differences) <= LIMITS[0], figures)
    require(np.all(np.median(differences, 0) <= (1e-5, 1e-4, 1e-2)), figures)
    for seed, row in zip(seeds, differences):
        excused = within(row) or not all(map(within, twins(seed)))
        require(excused, f"seed {seed} parts from the example, no twin of the example does: {figures}")
    return f"batches and noise equal to the bit; largest differences of {figures}"


CHECKS = [compare]

if __name__ == "__main__":
    for seed in map(int, sys.argv[1:]):
        print(f"seed {seed}: Swingup {words(compare_seed(seed))}")
        for row in twins(seed):
            print(f"  the example itself, trembling: {words(row)}")
