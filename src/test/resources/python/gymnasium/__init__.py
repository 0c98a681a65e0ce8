"""As much of Gymnasium as the bridge needs, for machines without it, and tasks that do what tasks may do wrong."""

import os
import random
import subprocess
import sys
import time
import types

import numpy


class Box:
    def __init__(self, low, high, dtype="float32"):
        self.low, self.high = numpy.ndarray(low, dtype), numpy.ndarray(high, dtype)
        self.dtype, self.shape = self.low.dtype, (len(low),)

    def __str__(self):
        return f"Box({list(self.low)}, {list(self.high)}, {self.dtype.name})"


class Discrete:
    def __init__(self, n):
        self.n = n

    def __str__(self):
        return f"Discrete({self.n})"


class Error(Exception):
    pass


class NameNotFound(Error):
    pass


spaces = types.SimpleNamespace(Box=Box, Discrete=Discrete)
error = types.SimpleNamespace(Error=Error, NameNotFound=NameNotFound)


class Line:
    """Shows where the episode began and its steps so far; it is over after some steps, or by a full push."""

    metadata = {"render_modes": ["rgb_array"]}

    def __init__(self, steps=5, fault="none", at=2, note=None, render_mode=None, **more):
        if "width" in more:
            raise ValueError(f"width must be positive, was {more['width']}")
        if more:
            raise TypeError(f"Line.__init__() got an unexpected keyword argument '{next(iter(more))}'")
        self.steps, self.fault, self.at, self.total = steps, fault, at, 0
        self.note, self.render_mode = note, None if fault == "undrawn" else render_mode
        if fault != "hang":
            self.write_note()
        self.spec = types.SimpleNamespace(max_episode_steps=None if fault == "endless" else steps)
        self.observation_space = Box([0, 0], [1000, 1000])
        self.action_space = Box([-1], [1])
        self.random = random.Random()
        if fault == "discrete":
            self.action_space = Discrete(2)
        if fault == "integers":
            self.action_space = Box([0], [3], "int64")
        if fault == "nested":
            self.observation_space = {"place": Box([0], [1])}
        if fault == "unbounded":
            self.action_space = Box([-float("inf")], [float("inf")])

    def write_note(self):
        if self.note is not None:
            with open(self.note, "w") as file:
                file.write(str(os.getpid()))

    def reset(self, seed=None):
        if seed is not None:
            self.random = random.Random(seed)
            self.start = seed % 1000
        else:
            self.start = self.random.randrange(1000)
        self.count = 0
        return self.seen(), {}

    def seen(self):
        return numpy.ndarray([self.start, self.count], "float32")

    def step(self, action):
        if self.fault == "single" and action.dtype != "float32":
            raise AssertionError("actions must be float32")
        self.count += 1
        self.total += 1
        if self.fault == "counted" and self.total == self.at:
            self.broken()
        if self.count == self.at:
            getattr(self, self.fault)()
        full = action[0] >= 0.99
        seen = self.seen()
        if self.count == self.at and self.fault == "narrow":
            seen.pop()
        reward = float("nan") if self.count == self.at and self.fault == "nan" else action[0]
        return seen, reward, full, self.count == self.steps, {}

    def close(self):
        if self.fault == "late":
            time.sleep(1e6)

    def render(self):
        return [[[255, 10 * self.count, 0]] * 6] * 4 if self.render_mode == "rgb_array" else None

    def none(self):
        pass

    single = endless = narrow = nan = late = counted = undrawn = none

    def chatter(self):
        print("printed")
        os.write(1, b"written\n")
        subprocess.run(["echo", "echoed"], check=True)
        sys.stdin.read()

    def broken(self):
        raise ValueError("the rope broke")

    def exits(self):
        sys.exit("enough")

    def dies(self):
        os._exit(3)

    def crashes(self):
        os.kill(os.getpid(), 9)

    def hang(self):
        self.write_note()
        subprocess.Popen(["sleep", "1000"])
        while True:
            pass


def make(name, **arguments):
    module, _, name = name.rpartition(":")
    if module:
        __import__(module)
    if name != "Line-v0":
        raise NameNotFound(f"Environment `{name}` doesn't exist.")
    return Line(**arguments)
