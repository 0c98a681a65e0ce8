"""Records episodes of Gymnasium's LunarLanderContinuous-v3 for the tests of the environment. Run by `make golden`.

`make interop` records others: on the seeds from `--from N` on, into the folder `--out FOLDER`.
"""

import argparse
import pathlib

import gymnasium
import numpy as np
from gymnasium.envs.box2d.lunar_lander import heuristic

from golden import TARGET, numbered, write

STARTS, FLIGHTS, FLIGHT_STEPS, RETURNS = 20, 2, 50, 100
WORLDS = {
    "plain": {},
    "light": {"gravity": -3.5},
    "windy": {"enable_wind": True},
    "stormy": {"enable_wind": True, "wind_power": 20.0, "turbulence_power": 2.0}}
BODY = [f"{body}_{quantity}" for body in ("lander", "leg0", "leg1")
        for quantity in ("x", "y", "angle", "vx", "vy", "omega")]


def make(world):
    return gymnasium.make("LunarLanderContinuous-v3", **WORLDS[world])


def terrain(environment):
    sky = environment.unwrapped.sky_polys
    return [float(polygon[0][1]) for polygon in sky] + [float(sky[-1][1][1])]


def terrains(seeds):
    for world in ("plain", "windy"):
        environment = make(world)
        for seed in seeds:
            environment.reset(seed=seed)
            yield [seed, world, 0, *terrain(environment)]
            for steps in (1, 7):
                for step in range(steps):
                    environment.step(np.array([0.5, -1.0]))
                environment.reset()
                yield [seed, world, steps, *terrain(environment)]


def bodies(environment):
    lander = environment.unwrapped.lander
    return [np.float32(value) for body in (lander, *environment.unwrapped.legs)
            for value in (*body.position, body.angle, *body.linearVelocity, body.angularVelocity)]


def choose(policy, environment, seen, random):
    return {
        "pilot": lambda: heuristic(environment, seen).astype(np.float64),
        "none": lambda: np.zeros(2),
        "main": lambda: np.array([1.0, 0.0]),
        "random": lambda: random.uniform(-1.5, 1.5, 2),
    }[policy]()


def flight(seed, world, policy):
    environment = make(world)
    random = np.random.default_rng(3_000_000 + seed)
    seen, _ = environment.reset(seed=seed)
    yield [seed, world, policy, -1, "", "", *bodies(environment), *seen, 0.0]
    for step in range(FLIGHT_STEPS):
        action = choose(policy, environment, seen, random)
        seen, reward, terminated, _, _ = environment.step(action)
        if terminated or seen[6] or seen[7]:
            return
        yield [seed, world, policy, step, *action, *bodies(environment), *seen, float(reward)]


def flights(seeds):
    for seed in seeds:
        for policy in ("pilot", "none", "main", "random"):
            yield from flight(seed, "plain", policy)
        for world in ("light", "windy", "stormy"):
            yield from flight(seed, world, "random")


def episode(environment, seed):
    seen, _ = environment.reset(seed=seed)
    total, steps, over = 0.0, 0, False
    while not over:
        seen, reward, terminated, truncated, _ = environment.step(heuristic(environment, seen))
        total, steps, over = total + float(reward), steps + 1, terminated or truncated
    return [seed, total, steps, terminated, truncated, float(reward)]


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--from", dest="first", type=int, default=0)
    arguments.add_argument("--out", type=pathlib.Path, default=TARGET)
    given = arguments.parse_args()
    write(
        "lunar_lander_terrain.csv",
        [
            "Heights of the ground in m (float64) after reset(seed), and after so many steps and a reset without a seed,",
            "which tell how many random numbers reset and steps draw. world: plain, or windy with enable_wind=True. Exact.",
        ],
        ["seed", "world", "steps", *numbered("y", 11)],
        list(terrains(range(given.first, given.first + STARTS))),
        given.out,
    )
    write(
        "lunar_lander_flights.csv",
        [
            f"The first {FLIGHT_STEPS} steps of episodes, or those before the first contact; step -1: after reset(seed).",
            "Actions are float64: of the pilot gymnasium.envs.box2d.lunar_lander.heuristic, (0, 0), (1, 0) or random, beyond the",
            "bounds too.",
            f"world: {WORLDS}.",
            "Bodies after the step: m, rad, m/s, rad/s (float32); leg0 is the right one. obs float32, reward float64.",
            "Tolerance: 1e-3, of the reward, which has 100 times a difference of numbers from obs, 0.1.",
        ],
        ["seed", "world", "policy", "step", "action0", "action1", *BODY, *numbered("obs", 8), "reward"],
        list(flights(range(given.first, given.first + FLIGHTS))),
        given.out,
    )
    environment = make("plain")
    write(
        "lunar_lander_returns.csv",
        [
            "One episode per seed of the pilot gymnasium.envs.box2d.lunar_lander.heuristic. Equal in distribution only, as",
            "contacts make small differences large.",
        ],
        ["seed", "return", "steps", "terminated", "truncated", "last_reward"],
        [episode(environment, seed) for seed in range(given.first, given.first + RETURNS)],
        given.out,
    )


if __name__ == "__main__":
    main()
