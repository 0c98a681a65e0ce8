"""DDPG of stable-baselines3: networks of 256-256 on state and action side by side, one thread, which is its fastest."""

import sys
import time

import gymnasium
import torch
from stable_baselines3 import DDPG
from stable_baselines3.common.callbacks import BaseCallback


class Stopwatch(BaseCallback):
    """Starts when the warm-up is over and learning has begun."""

    def __init__(self, warm):
        super().__init__()
        self.warm, self.start = warm, None

    def _on_step(self):
        if self.num_timesteps == self.warm:
            self.start = time.perf_counter()
        return True


if __name__ == "__main__":
    count, warm = int(sys.argv[1]), int(sys.argv[2])
    torch.set_num_threads(1)
    model = DDPG(
        "MlpPolicy",
        gymnasium.make("Pendulum-v1"),
        batch_size=64,
        buffer_size=50_000,
        gamma=0.99,
        tau=0.005,
        learning_starts=64,
        train_freq=1,
        gradient_steps=1,
        policy_kwargs={"net_arch": [256, 256]},
        device="cpu",
    )
    watch = Stopwatch(warm)
    model.learn(count + warm, callback=watch)
    print(count / (time.perf_counter() - watch.start))
