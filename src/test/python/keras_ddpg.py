"""DDPG on Pendulum-v1 in Keras with the networks, random draws and order of the Keras example.

The example's source is `Deep Deterministic Policy Gradient (DDPG)` (version of 2024/03/23). Random numbers are
drawn where it draws them: a seed for each initialiser, then one normal number and one batch per step.
"""

import os

os.environ["KERAS_BACKEND"] = "tensorflow"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import gymnasium
import keras
import numpy as np
import tensorflow as tf
from keras import layers

BATCH, CAPACITY, DISCOUNT, POLYAK, BOUND = 64, 50_000, 0.99, 0.005, 2.0


def one_thread():
    tf.config.threading.set_intra_op_parallelism_threads(1)
    tf.config.threading.set_inter_op_parallelism_threads(1)


def stack(x, *units):
    """Layers are made one after the other, as each draws the seed of its kernel when it is made."""
    for width in units:
        x = layers.Dense(width, activation="relu")(x)
    return x


def new_actor():
    head = keras.initializers.RandomUniform(-0.003, 0.003)  # drawn before the hidden layers' seeds
    observation = layers.Input((3,))
    hidden = stack(observation, 256, 256)
    unit = layers.Dense(1, activation="tanh", kernel_initializer=head)(hidden)
    return keras.Model(observation, unit * BOUND)


def new_critic():
    observation, action = layers.Input((3,)), layers.Input((1,))
    seen = stack(observation, 16, 32)
    done = stack(action, 32)
    joint = stack(layers.Concatenate()([seen, done]), 256, 256)
    return keras.Model([observation, action], layers.Dense(1)(joint))


class Agent:
    """The four networks after keras.utils.set_random_seed(seed), and their learning step."""

    def __init__(self, seed):
        keras.utils.set_random_seed(seed)
        self.actor, self.critic = new_actor(), new_critic()
        self.target_actor, self.target_critic = new_actor(), new_critic()
        self.target_actor.set_weights(self.actor.get_weights())
        self.target_critic.set_weights(self.critic.get_weights())
        self.actor_adam, self.critic_adam = keras.optimizers.Adam(0.001), keras.optimizers.Adam(0.002)

    @tf.function
    def learn(self, observation, action, reward, next_observation):
        with tf.GradientTape() as tape:
            next_value = self.target_critic([next_observation, self.target_actor(next_observation)])
            value = self.critic([observation, action])
            critic_loss = keras.ops.mean(keras.ops.square(reward + DISCOUNT * next_value - value))
        self.apply(tape, critic_loss, self.critic, self.critic_adam)
        with tf.GradientTape() as tape:
            actor_loss = -keras.ops.mean(self.critic([observation, self.actor(observation)]))
        self.apply(tape, actor_loss, self.actor, self.actor_adam)
        return critic_loss, actor_loss

    @staticmethod
    def apply(tape, loss, model, adam):
        gradients = tape.gradient(loss, model.trainable_variables)
        adam.apply_gradients(zip(gradients, model.trainable_variables))

    def follow(self):
        for target, online in ((self.target_actor, self.actor), (self.target_critic, self.critic)):
            pairs = zip(online.get_weights(), target.get_weights())
            target.set_weights([new * POLYAK + old * (1 - POLYAK) for new, old in pairs])

    def arrays(self):
        """All weights by the names that Swingup gives them."""
        critic = ["observation_1", "observation_2", "action_1", "joint_1", "joint_2", "output"]
        for prefix in ("", "target_"):
            yield from named(prefix + "actor", getattr(self, prefix + "actor"), ["hidden_1", "hidden_2", "output"])
            yield from named(prefix + "critic", getattr(self, prefix + "critic"), critic)


def named(group, model, names):
    """Keras lists layers by their depth in the model; their construction numbers give the order of the text."""
    found = [layer for layer in model.layers if isinstance(layer, layers.Dense)]
    found.sort(key=lambda layer: int((layer.name.split("_") + ["0"])[1]))
    for layer, name in zip(found, names, strict=True):
        yield f"{group}/{name}/kernel", layer.kernel.numpy()
        yield f"{group}/{name}/bias", layer.bias.numpy()


def steps(agent, seed, count):
    """Trains for a number of steps and yields what each came to."""
    environment = gymnasium.make("Pendulum-v1")
    columns = [np.zeros((CAPACITY, width)) for width in (3, 1, 1, 3)]
    observation, _ = environment.reset(seed=seed)
    noise = np.zeros(1)
    for step in range(count):
        policy = np.squeeze(agent.actor(observation[None]).numpy())
        noise = noise + 0.15 * (0 - noise) * 0.01 + 0.2 * np.sqrt(0.01) * np.random.normal(size=1)
        action = np.clip(policy + noise, -BOUND, BOUND)
        after, reward, terminated, truncated, _ = environment.step(action)
        for column, value in zip(columns, (observation, action, reward, after)):
            column[step % CAPACITY] = value
        batch = np.random.choice(min(step + 1, CAPACITY), BATCH)
        fed = [tf.constant(column[batch], tf.float32) for column in columns]
        losses = agent.learn(*fed)
        agent.follow()
        yield (step, observation, noise[0], action[0], reward, after, *(np.float32(loss) for loss in losses), batch)
        observation = environment.reset()[0] if terminated or truncated else after
