"""Trains by stable-baselines3 with the settings of rl-zoo3 2.9.2 for Pendulum-v1, on one thread, its fastest.

Prints what evaluations.py says. Usage: DDPG|TD3|SAC SEED STEPS-BETWEEN-EVALUATIONS
"""

import sys

import numpy as np
import stable_baselines3
import torch
from evaluations import Evaluations
from stable_baselines3.common.callbacks import BaseCallback
from stable_baselines3.common.noise import NormalActionNoise

DETERMINISTIC = {
    "gamma": 0.98,
    "buffer_size": 200_000,
    "learning_starts": 10_000,
    "action_noise": NormalActionNoise(np.zeros(1), np.full(1, 0.1)),
    "gradient_steps": 1,
    "train_freq": 1,
    "learning_rate": 1e-3,
    "policy_kwargs": {"net_arch": [400, 300]},
}
SETTINGS = {"DDPG": DETERMINISTIC, "TD3": DETERMINISTIC, "SAC": {"learning_rate": 1e-3}}


class Evaluate(BaseCallback):
    def _init_callback(self):
        every = int(sys.argv[3])
        self.evaluations = Evaluations(lambda observations: self.model.predict(observations, deterministic=True)[0], every)

    def _on_step(self):
        self.evaluations.after(self.num_timesteps)
        return True


if __name__ == "__main__":
    name, seed = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(1)
    algorithm = getattr(stable_baselines3, name)
    model = algorithm("MlpPolicy", "Pendulum-v1", seed=seed, device="cpu", **SETTINGS[name])
    model.learn(20_000, callback=Evaluate())
