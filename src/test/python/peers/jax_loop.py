"""Environment, noise, replay and learning inside one jax.lax.scan of 500 steps. XLA's own threads."""

import functools

import jax
import jax.numpy as jnp
import jax_ddpg as ddpg
from stopwatch import report

EPISODE, CHUNK = 200, 500


def reset(key):
    angle, velocity = jax.random.uniform(key, (2,), minval=-1.0) * jnp.array([jnp.pi, 1.0])
    return angle, velocity


def physics(angle, velocity, torque):
    wrapped = (angle + jnp.pi) % (2 * jnp.pi) - jnp.pi
    reward = -(wrapped**2 + 0.1 * velocity**2 + 0.001 * torque**2)
    velocity = jnp.clip(velocity + (15 * jnp.sin(angle) + 3 * torque) * 0.05, -8, 8)
    return (angle + velocity * 0.05, velocity), reward


def observe(state):
    angle, velocity = state
    return jnp.stack([jnp.cos(angle), jnp.sin(angle), velocity])


def step(carry, _):
    state, pendulum, noise, columns, count, key = carry
    key, for_noise, for_batch, for_reset = jax.random.split(key, 4)
    noise += -0.15 * noise * 0.01 + 0.2 * 0.1 * jax.random.normal(for_noise)
    observation = observe(pendulum)
    action = jnp.clip(ddpg.actor(state[0][0], observation) + noise, -ddpg.BOUND, ddpg.BOUND)
    after, reward = physics(*pendulum, action[0])
    row = (observation, action, reward[None], observe(after))
    columns = [column.at[count % ddpg.CAPACITY].set(value) for column, value in zip(columns, row)]
    count += 1
    batch = jax.random.randint(for_batch, (ddpg.BATCH,), 0, jnp.minimum(count, ddpg.CAPACITY))
    state = ddpg.learn(state, *(column[batch] for column in columns))
    pendulum = jax.lax.cond(count % EPISODE == 0, lambda: reset(for_reset), lambda: after)
    return (state, pendulum, noise, columns, count, key), None


@functools.partial(jax.jit, donate_argnums=0)
def chunk(carry):
    return jax.lax.scan(step, carry, length=CHUNK)[0]


def steps():
    columns = [jnp.zeros((ddpg.CAPACITY, width)) for width in (3, 1, 1, 3)]
    key = jax.random.PRNGKey(1)
    carry = (ddpg.start(0), reset(key), jnp.zeros(()), columns, jnp.zeros((), int), key)
    while True:
        carry = chunk(carry)
        jax.block_until_ready(carry)
        yield from range(CHUNK)


if __name__ == "__main__":
    report(steps())
