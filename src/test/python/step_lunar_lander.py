"""Prints how many steps a second Gymnasium's LunarLanderContinuous-v3 makes under random actions. Run by `make bench`."""

import time

import gymnasium
import numpy as np

WARM_UP, STEPS = 2_000, 20_000


def main():
    environment = gymnasium.make("LunarLanderContinuous-v3")
    actions = np.random.default_rng(0).uniform(-1, 1, (WARM_UP + STEPS, 2)).astype(np.float32)
    environment.reset(seed=0)
    for number, action in enumerate(actions):
        if number == WARM_UP:
            start = time.perf_counter()
        _, _, terminated, truncated, _ = environment.step(action)
        if terminated or truncated:
            environment.reset()
    print(STEPS / (time.perf_counter() - start))


if __name__ == "__main__":
    main()
