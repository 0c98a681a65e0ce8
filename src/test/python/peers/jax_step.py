"""One jax.jit for learning and the next action, environment and replay in NumPy. XLA's own threads."""

import gymnasium
import jax
import jax_ddpg as ddpg
import numpy as np
from stopwatch import report


@jax.jit
def step(state, next_observation, *batch):
    state = ddpg.learn(state, *batch)
    return state, ddpg.actor(state[0][0], next_observation)


def steps():
    environment = gymnasium.make("Pendulum-v1")
    random = np.random.default_rng(0)
    columns = [np.zeros((ddpg.CAPACITY, width), np.float32) for width in (3, 1, 1, 3)]
    state, noise, count = ddpg.start(0), 0.0, 0
    observation, _ = environment.reset(seed=0)
    policy = np.zeros(1, np.float32)
    while True:
        noise += -0.15 * noise * 0.01 + 0.2 * 0.1 * random.normal()
        action = np.clip(np.asarray(policy) + noise, -ddpg.BOUND, ddpg.BOUND)
        after, reward, terminated, truncated, _ = environment.step(action)
        for column, value in zip(columns, (observation, action, reward, after)):
            column[count % ddpg.CAPACITY] = value
        count += 1
        batch = random.integers(min(count, ddpg.CAPACITY), size=ddpg.BATCH)
        observation = environment.reset()[0] if terminated or truncated else after
        state, policy = step(state, observation, *(column[batch] for column in columns))
        yield


if __name__ == "__main__":
    report(steps())
