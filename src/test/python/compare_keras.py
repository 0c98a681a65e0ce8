"""Runs the Keras example with fresh seeds and lays Swingup's trace beside it. Run by `make interop`."""

import csv
import pathlib
import secrets
import subprocess
import sys
import tempfile

import keras_ddpg
import numpy as np

ROOT = pathlib.Path(__file__).parents[3]
STEPS, RUNS = 60, 3


def swingup(seed):
    with tempfile.TemporaryDirectory() as folder:
        command = [ROOT / "bin/swingup", "train", "--preset=keras-example", f"--seed={seed}", "--episodes=1",
                   "--trace", "--run=a", f"--directory={folder}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(pathlib.Path(folder, "data/a/steps.csv"), newline="") as file:
            return list(csv.DictReader(file))


def differences(found, expected):
    """Largest relative difference of each step, with 1 as the smallest scale; infinite where an exact column differs."""
    for row, (_, observation, noise, action, reward, after, critic_loss, actor_loss, batch) in zip(found, expected):
        exact = row["batch"] == " ".join(map(str, batch)) and float(row["noise_0"]) == noise
        mine = [row[f"observation_{i}"] for i in range(3)] + [row["action_0"], row["reward"]]
        mine += [row[f"next_observation_{i}"] for i in range(3)] + [row["critic_loss"], row["actor_loss"]]
        theirs = np.array([*observation, action, reward, *after, critic_loss, actor_loss], np.float64)
        scale = np.maximum(1, np.abs(theirs))
        yield float(np.max(np.abs(np.array(mine, np.float64) - theirs) / scale)) if exact else float("inf")


def main():
    keras_ddpg.one_thread()
    failed = 0
    for _ in range(RUNS):
        seed = secrets.randbelow(2**32)
        worst = list(differences(swingup(seed), keras_ddpg.steps(keras_ddpg.Agent(seed), seed, STEPS)))
        figures = worst[0], max(worst[:30]), max(worst)
        good = len(worst) == STEPS and all(x <= limit for x, limit in zip(figures, (1e-5, 1e-3, 1e-2)))
        failed += not good
        print(f"{'ok  ' if good else 'FAIL'} Keras example, seed {seed}: noise and batches equal; largest difference "
              f"{figures[0]:.1e} in step 1, {figures[1]:.1e} in 30, {figures[2]:.1e} in 60 steps", flush=True)
    print(f"{RUNS - failed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
