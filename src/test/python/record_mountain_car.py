"""Records episodes of Gymnasium's MountainCarContinuous-v0 for the tests of the environment. Run by `make golden`.

`make interop` records others: on the seeds from `--from N` on, into the folder `--out FOLDER`.
"""

import argparse
import pathlib

import gymnasium
import numpy as np

from golden import TARGET, write

RESETS, EPISODES, PRESET_STEPS = 100, 5, 80


def resets(seeds):
    environment = gymnasium.make("MountainCarContinuous-v0")
    for seed in seeds:
        for number in range(2):
            first, _ = environment.reset(seed=seed) if number == 0 else environment.reset()
            yield [seed, number, *map(float, environment.unwrapped.state), *first]


def push(policy, random, step, velocity):
    along = 1.0 if velocity >= 0 else -1.0
    return {
        "bang": lambda: along,  # reaches the goal
        "bang_over": lambda: 1.7 if velocity >= 0 else -1.3,
        "soft": lambda: 0.8 * np.sign(velocity) + random.uniform(-0.2, 0.2),
        "preset": lambda: -1.0 if step < 45 else random.uniform(-1.5, 1.5),  # speed limit and wall
        "random": lambda: random.uniform(-1.5, 1.5),
    }[policy]()


def plan(seeds):
    for number, seed in enumerate(seeds):
        yield from ((seed, "bang", np.float32), (seed, "soft", np.float32))
        if number < 2:
            yield from ((seed, "bang_over", np.float32), (seed, "bang", np.float64), (seed, "soft", np.float64),
                        (seed, "preset", np.float32), (seed, "preset", np.float64))
        if number == 0:
            yield (seed, "random", np.float32)


def episode(seed, policy, kind):
    environment = gymnasium.make("MountainCarContinuous-v0")
    environment.reset(seed=seed)
    random = np.random.default_rng(2_000_000 + seed)
    if policy == "preset":
        environment.unwrapped.state = np.array([random.uniform(0.40, 0.449), 0.0], np.float32)
    over, step = False, 0
    while not over and (policy != "preset" or step < PRESET_STEPS):
        before = [value if value.dtype == np.float32 else float(value) for value in environment.unwrapped.state]
        action = np.array([push(policy, random, step, before[1])], kind)
        after, reward, terminated, truncated, _ = environment.step(action)
        yield [seed, policy, np.dtype(kind).name, step, *before, action[0], float(reward), *after, terminated, truncated]
        over, step = terminated or truncated, step + 1


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--from", dest="first", type=int, default=0)
    arguments.add_argument("--out", type=pathlib.Path, default=TARGET)
    given = arguments.parse_args()
    write(
        "mountain_car_reset.csv",
        ["State (float64) and observation (float32) of reset(seed), and of a reset after it. Exact."],
        ["seed", "reset", "position", "velocity", "obs0", "obs1"],
        list(resets(range(given.first, given.first + RESETS))),
        given.out,
    )
    rows = [row for each in plan(range(given.first, given.first + EPISODES)) for row in episode(*each)]
    write(
        "mountain_car_transitions.csv",
        [
            "Episodes after reset(seed), with actions of action_dtype; policy preset starts high on the right instead.",
            "position, velocity: state before the step, float64 before the first one of an episode that reset began,",
            "else float32; *_next: after it (float32). Exact, but for the last bit of the square of a float64 action.",
        ],
        ["seed", "policy", "action_dtype", "step", "position", "velocity", "action", "reward", "position_next",
         "velocity_next", "terminated", "truncated"],
        rows,
        given.out,
    )


if __name__ == "__main__":
    main()
