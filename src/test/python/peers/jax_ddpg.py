"""DDPG in JAX with the networks of the Keras example: parameters and the learning step."""

import jax
import jax.numpy as jnp
import optax

BATCH, CAPACITY, DISCOUNT, POLYAK, BOUND = 64, 50_000, 0.99, 0.005, 2.0
ACTOR, SEEN, DONE, JOINT = (3, 256, 256, 1), (3, 16, 32), (1, 32), (64, 256, 256, 1)
ACTOR_ADAM, CRITIC_ADAM = optax.adam(0.001, eps=1e-7), optax.adam(0.002, eps=1e-7)


def stack(key, sizes):
    kernel = jax.nn.initializers.glorot_uniform()
    keys = jax.random.split(key, len(sizes) - 1)
    return [(kernel(k, (m, n)), jnp.zeros(n)) for k, m, n in zip(keys, sizes, sizes[1:])]


def rectified(layers, x):
    for kernel, bias in layers:
        x = jax.nn.relu(x @ kernel + bias)
    return x


def linear(layers, x):
    kernel, bias = layers[-1]
    return rectified(layers[:-1], x) @ kernel + bias


def actor(parameters, observation):
    return BOUND * jnp.tanh(linear(parameters, observation))


def critic(parameters, observation, action):
    seen, done, joint = parameters
    both = jnp.concatenate([rectified(seen, observation), rectified(done, action)], axis=-1)
    return linear(joint, both)


def start(seed):
    """Returns online networks, target networks and the states of both optimisers."""
    keys = jax.random.split(jax.random.PRNGKey(seed), 4)
    online = (stack(keys[0], ACTOR), [stack(k, s) for k, s in zip(keys[1:], (SEEN, DONE, JOINT))])
    adams = (ACTOR_ADAM.init(online[0]), CRITIC_ADAM.init(online[1]))
    return online, jax.tree_util.tree_map(jnp.copy, online), adams


def learn(state, observation, action, reward, after):
    (policy, value), (target_policy, target_value), (policy_adam, value_adam) = state
    y = reward + DISCOUNT * critic(target_value, after, actor(target_policy, after))

    def critic_loss(value):
        return jnp.mean((y - critic(value, observation, action)) ** 2)

    def actor_loss(policy):
        return -jnp.mean(critic(value, observation, actor(policy, observation)))

    gradient = jax.grad(critic_loss)(value)
    updates, value_adam = CRITIC_ADAM.update(gradient, value_adam)
    value = optax.apply_updates(value, updates)
    gradient = jax.grad(actor_loss)(policy)
    updates, policy_adam = ACTOR_ADAM.update(gradient, policy_adam)
    policy = optax.apply_updates(policy, updates)
    targets = optax.incremental_update((policy, value), (target_policy, target_value), POLYAK)
    return (policy, value), targets, (policy_adam, value_adam)
