"""What TD3 and SAC learn from in the recordings: settings, initial weights, batches and noise.

All numbers come from PCG64's doubles, which the Java test draws again, so no file holds them. Noise is the sum of twelve
uniform numbers less 6, nearly normal and the same in both languages.
"""

import numpy as np

UPDATES, BATCH, HIDDEN = 200, 16, 32
LOW, HIGH = np.array([-2, -1], np.float32), np.array([2, 3], np.float32)
MIDDLE, HALF = (HIGH + LOW) / 2, (HIGH - LOW) / 2
OBSERVATION_HALF = np.array([1, 1, 8], np.float32)
DISCOUNT, POLYAK, REWARD_SCALE = 0.97, 0.02, 0.5
RATE, BETA1, BETA2, EPSILON = 0.001, 0.9, 0.999, 1e-5  # outside the bias correction, as TensorFlow has it
POLICY_DELAY, NOISE, NOISE_CLIP = 2, 0.2, 0.3
TEMPERATURE, TARGET_ENTROPY = 0.2, -2.0
O, A = len(OBSERVATION_HALF), len(LOW)


def layers(outputs, critics):
    """The kernels of actor and critics, by name: (inputs, outputs)."""
    shapes = {"actor/hidden_1": (O, HIDDEN), "actor/hidden_2": (HIDDEN, HIDDEN), "actor/output": (HIDDEN, outputs)}
    for i in range(1, critics + 1):
        shapes[f"critic/{i}/joint_1"] = (O + A, HIDDEN)
        shapes[f"critic/{i}/joint_2"] = (HIDDEN, HIDDEN)
        shapes[f"critic/{i}/output"] = (HIDDEN, 1)
    return shapes


def weights(outputs):
    """Initial values of all kernels and biases, by the names of the variables."""
    random = np.random.default_rng(1)
    values = {}
    for name, (inputs, units) in layers(outputs, 2).items():
        bound = np.sqrt(1.0 / inputs)
        values[f"{name}/kernel"] = ((2 * random.random((inputs, units)) - 1) * bound).astype(np.float32)
        values[f"{name}/bias"] = ((2 * random.random(units) - 1) * 0.1).astype(np.float32)
    return values


def nudged(values):
    """The same, with each number off by one unit in the last place."""
    return {name: np.nextafter(value, np.float32(np.inf)) for name, value in values.items()}


def normal(random):
    return np.array([[sum(random.random(12).tolist()) - 6 for _ in range(A)] for _ in range(BATCH)], np.float32)


def batches(noises):
    """Batches of a task of one step that is also bootstrapped; the environment's units, float32."""
    random = np.random.default_rng(2)
    for _ in range(UPDATES):
        state = 2 * random.random((BATCH, O)) - 1
        action = 2 * random.random((BATCH, A)) - 1
        going = random.random((BATCH, 1)) >= 0.1
        following = 2 * random.random((BATCH, O)) - 1
        reward = -sum((action[:, i] - state[:, i]) * (action[:, i] - state[:, i]) for i in range(A))
        yield {
            "observation": (state * OBSERVATION_HALF.astype(float)).astype(np.float32),
            "action": (MIDDLE.astype(float) + action * HALF.astype(float)).astype(np.float32),
            "reward": reward[:, None].astype(np.float32),
            "discount": going.astype(np.float32),
            "next_observation": (following * OBSERVATION_HALF.astype(float)).astype(np.float32),
            "noises": [normal(random) for _ in range(noises)],
        }
