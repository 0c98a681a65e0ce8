"""Scores a policy while it learns, over 100 starts: Gymnasium's Pendulum-v1 from reset(seed=0) to reset(seed=99).

An evaluation is one line: environment steps so far, seconds spent on evaluations so far, mean return.
"""

import time

import gymnasium
import numpy as np

STARTS, EPISODE = 100, 200


def pendulum():
    """Returns Gymnasium's pendulum and all starts [2, 100], which it can play side by side."""
    environment = gymnasium.make("Pendulum-v1").unwrapped
    states = []
    for seed in range(STARTS):
        environment.reset(seed=seed)
        states.append(environment.state)
    return environment, np.transpose(states)


class Evaluations:
    """One every so many steps of a policy that maps observations [100, 3] to actions [100, 1]."""

    def __init__(self, policy, every):
        before = time.perf_counter()
        self.policy, self.every = policy, every
        self.pendulum, self.starts = pendulum()
        self.spent = time.perf_counter() - before

    def after(self, steps):
        if steps % self.every == 0:
            before = time.perf_counter()
            score = self.score()
            self.spent += time.perf_counter() - before
            print(steps, self.spent, score, flush=True)

    def score(self):
        self.pendulum.state = self.starts
        observations, returns = self.pendulum._get_obs(), np.zeros(STARTS)
        for _ in range(EPISODE):
            actions = self.policy(np.ascontiguousarray(observations.T))
            observations, rewards, *_ = self.pendulum.step(actions.T)
            returns += rewards
        return returns.mean()
