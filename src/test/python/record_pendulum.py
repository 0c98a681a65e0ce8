"""Records episodes of Gymnasium's Pendulum-v1 for the tests of the environment. Run by `make golden`."""

import gymnasium
import numpy as np

from golden import numbered, write

RESETS, SEQUENCES, EPISODES = 200, 5, 3


def reset_row(environment, first):
    angle, velocity = environment.unwrapped.state
    return [float(angle), float(velocity), *first]


def resets():
    environment = gymnasium.make("Pendulum-v1")
    for seed in range(RESETS):
        first, _ = environment.reset(seed=seed)
        yield [seed, *reset_row(environment, first)]


def sequences():
    for seed in range(SEQUENCES):
        environment = gymnasium.make("Pendulum-v1")
        for number in range(10):
            first, _ = environment.reset(seed=seed) if number == 0 else environment.reset()
            yield [seed, number, *reset_row(environment, first)]


def transitions():
    for seed in range(EPISODES):
        environment = gymnasium.make("Pendulum-v1")
        environment.reset(seed=seed)
        actions = np.random.default_rng(1_000_000 + seed).uniform(-3, 3, 200)
        for step, action in enumerate(actions):
            before = [float(x) for x in environment.unwrapped.state]
            observation, reward, terminated, truncated, _ = environment.step(np.array([action]))
            after = [float(x) for x in environment.unwrapped.state]
            yield [seed, step, *before, action, float(reward), *after, *observation, terminated, truncated]


def record_transitions():
    write(
        "pendulum_transitions.csv",
        [
            "200 steps after reset(seed) with float64 torques, beyond the bounds too.",
            "theta, theta_dot: state before the step, *_next: after it (float64; rad, rad/s); obs: after it (float32).",
            "Tolerance: state 1e-12 per step and 1e-10 in a free roll-out, reward 1e-9, obs 1 float32 ulp.",
        ],
        ["seed", "step", "theta", "theta_dot", "action", "reward", "theta_next", "theta_dot_next",
         *numbered("obs", 3), "terminated", "truncated"],
        list(transitions()),
    )


def main():
    start = ["theta", "theta_dot", *numbered("obs", 3)]
    write(
        "pendulum_reset.csv",
        ["State (float64; rad, rad/s) and observation (float32) of reset(seed). Tolerance: state exact, obs 1 ulp."],
        ["seed", *start],
        list(resets()),
    )
    write(
        "pendulum_reset_sequence.csv",
        ["Ten resets in a row, only the first with the seed. Tolerance: state exact, obs 1 float32 ulp."],
        ["seed", "reset", *start],
        list(sequences()),
    )
    record_transitions()


if __name__ == "__main__":
    main()
