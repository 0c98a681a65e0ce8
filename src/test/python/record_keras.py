"""Records what Keras does in the first steps of its DDPG example, for the tests of fidelity. Run by `make golden`."""

import hashlib

import keras_ddpg
import numpy as np

from golden import numbered, write

SEEDS, STEPS, CHECK_EVERY = (42, 7), 70, 10


def kernels(seed):
    for name, array in keras_ddpg.Agent(seed).arrays():
        if name.endswith("kernel"):
            digest = hashlib.sha256(array.astype("<f4").tobytes()).hexdigest()
            yield [seed, name, array.shape[0], array.shape[1], digest]


def trace(seed, checks):
    agent = keras_ddpg.Agent(seed)
    for row in keras_ddpg.steps(agent, seed, STEPS):
        step, observation, noise, action, reward, after, critic_loss, actor_loss, batch = row
        yield [seed, step, *observation, noise, action, reward, *after, critic_loss, actor_loss,
               " ".join(map(str, batch))]
        if (step + 1) % CHECK_EVERY == 0:
            for name, array in agent.arrays():
                wide = array.astype(np.float64)
                checks.append([seed, step + 1, name, wide.sum(), np.abs(wide).sum()])


def main():
    keras_ddpg.one_thread()
    write(
        "keras_kernels.csv",
        [
            "Initial kernels of all four networks after keras.utils.set_random_seed(seed).",
            "sha256: of the float32 numbers, little-endian, row by row. Tolerance: none, exact.",
        ],
        ["seed", "name", "inputs", "units", "sha256"],
        [row for seed in (*SEEDS, 0) for row in kernels(seed)],
    )
    checks = []
    write(
        "keras_trace.csv",
        [
            "The first steps of the Keras DDPG example. Torques in N m, angular velocity in rad/s.",
            "observation_i, next_observation_i, losses: float32; the rest float64; batch: sampled indices.",
            "critic_loss before the critic's update, actor_loss between the critic's and the actor's.",
            "Tolerances: noise and batch exact; losses 1e-4 relative in the first 50 steps while the recorded",
            "transitions are replayed (two matrix kernels of TensorFlow itself differ by up to 8e-7 there).",
        ],
        ["seed", "step", *numbered("observation_", 3), "noise", "action", "reward",
         *numbered("next_observation_", 3), "critic_loss", "actor_loss", "batch"],
        [row for seed in SEEDS for row in trace(seed, checks)],
    )
    write(
        "keras_checks.csv",
        [
            "Every weight array of that run: sum and sum of absolute values, in double precision.",
            "Tolerance: 1e-3 of the absolute sum after 50 steps while the recorded transitions are replayed.",
        ],
        ["seed", "steps_done", "name", "sum", "absolute_sum"],
        checks,
    )


if __name__ == "__main__":
    main()
