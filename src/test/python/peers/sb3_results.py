"""Trains by stable-baselines3 with rl-zoo3's settings and prints the return of the best policy, as docs/results.md reports ours.

Every 1 000 steps the policy plays without noise from Gymnasium's reset(seed=0) to reset(seed=99), which are reported,
and from reset(seed=1000000) on, by which the best policy is chosen. Usage: SAC|TD3 Pendulum-v1|MountainCarContinuous-v0 SEED
"""

import sys

import gymnasium
import numpy as np
import stable_baselines3
import torch
from solve_sb3 import SETTINGS
from stable_baselines3.common.callbacks import BaseCallback

EVERY, REPORTED, CHOOSING = 1_000, range(100), range(1_000_000, 1_000_020)
CAR = {
    "learning_rate": 3e-4,
    "buffer_size": 50_000,
    "batch_size": 512,
    "ent_coef": 0.1,
    "train_freq": 32,
    "gradient_steps": 32,
    "gamma": 0.9999,
    "tau": 0.01,
    "learning_starts": 0,
    "use_sde": True,
    "policy_kwargs": {"log_std_init": -3.67, "net_arch": [64, 64]},
}
TASKS = {"Pendulum-v1": (20_000, SETTINGS), "MountainCarContinuous-v0": (50_000, {"SAC": CAR})}


class Evaluate(BaseCallback):
    def __init__(self, task):
        super().__init__()
        self.environments = [gymnasium.make(task) for _ in (*REPORTED, *CHOOSING)]
        self.best = (-np.inf, None, None)

    def _on_step(self):
        if self.num_timesteps % EVERY == 0:
            returns = self.returns()
            reported, choosing = returns[: len(REPORTED)].mean(), returns[len(REPORTED) :].mean()
            self.best = max(self.best, (choosing, reported, self.num_timesteps))
            print(f"{self.num_timesteps},{reported:.2f},{choosing:.2f}", flush=True)
        return True

    def returns(self):
        """Plays all episodes side by side."""
        seeds = (*REPORTED, *CHOOSING)
        observations = [each.reset(seed=seed)[0] for each, seed in zip(self.environments, seeds)]
        returns, playing = np.zeros(len(seeds)), list(range(len(seeds)))
        while playing:
            actions, _ = self.model.predict(np.stack([observations[number] for number in playing]), deterministic=True)
            for number, action in zip(tuple(playing), actions):
                observations[number], reward, terminated, truncated, _ = self.environments[number].step(action)
                returns[number] += reward
                if terminated or truncated:
                    playing.remove(number)
        return returns


def main():
    algorithm, task, seed = sys.argv[1:]
    torch.set_num_threads(1)
    steps, settings = TASKS[task]
    evaluate = Evaluate(task)
    model = getattr(stable_baselines3, algorithm)("MlpPolicy", task, seed=int(seed), device="cpu", **settings[algorithm])
    model.learn(steps, callback=evaluate)
    _, reported, after = evaluate.best
    print(f"best policy: {reported:.2f}, after {after} steps")


if __name__ == "__main__":
    main()
