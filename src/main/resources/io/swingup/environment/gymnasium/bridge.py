"""Steps a Gymnasium environment for Swingup; docs/gymnasium.md describes the frames."""

import io
import json
import os
import select
import signal
import struct
import sys
import threading
import time
import traceback

PROTOCOL = 1
GRACE_SECONDS = 3


class Usage(Exception):
    """What the user asked for and cannot get."""


def take_streams():
    """Returns the protocol's streams. What libraries read is empty, what they print goes to the errors."""
    frames_in, frames_out = os.dup(0), os.dup(1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return io.open(frames_in, "rb"), io.open(frames_out, "wb")


def end_with_parent(descriptor):
    """Ends the process soon after its parent has gone, whatever it is doing then."""
    poll = select.poll()
    poll.register(descriptor, 0)  # no more than that the other end was closed
    poll.poll()
    time.sleep(GRACE_SECONDS)
    os._exit(0)


def describe(problem):
    """Says what was thrown and where."""
    said = f"{type(problem).__name__}: {problem}" if str(problem) else type(problem).__name__
    while problem.__cause__ is not None:
        problem = problem.__cause__
    frames = traceback.extract_tb(problem.__traceback__)
    return f"{said} ({frames[-1].filename}, line {frames[-1].lineno})" if frames else said


class Task:
    """One environment, and what the frames ask of it."""

    def __init__(self, request):
        try:
            import gymnasium
            import numpy
        except ImportError as problem:
            raise Usage(
                f"{sys.executable} cannot import gymnasium: {problem};"
                f" {sys.executable} -m pip install gymnasium installs it")
        self.numpy = numpy
        self.environment = make(gymnasium, request["id"], request["parameters"])
        self.observation = box(gymnasium, self.environment.observation_space, "observations")
        self.action = box(gymnasium, self.environment.action_space, "actions")
        if self.action.dtype.kind != "f":
            raise Usage(f"actions must be real numbers, were {self.action}")
        self.action_type = "<f8"
        self.tried = False

    def spaces(self):
        spec = self.environment.spec
        steps = spec.max_episode_steps if spec is not None else None
        bounds = [self.observation.low, self.observation.high, self.action.low, self.action.high]
        sizes = [self.numpy.asarray(bound, "<f4").tobytes() for bound in bounds]
        return struct.pack("<4I", PROTOCOL, len(sizes[0]) // 4, len(sizes[2]) // 4, steps or 0) + b"".join(sizes)

    def reset(self, payload):
        seed = int.from_bytes(payload, "little") if payload else None
        observation, _ = self.environment.reset(seed=seed)
        return self.result(observation, 0, False, False)

    def step(self, payload):
        action = self.numpy.frombuffer(payload, "<f8").reshape(self.action.shape).astype(self.action_type)
        try:
            observation, reward, terminated, truncated, _ = self.environment.step(action)
        except Exception:
            if self.tried:
                raise
            self.tried = True
            self.action_type = self.action.dtype  # for a task that takes no other
            return self.step(payload)
        self.tried = True
        return self.result(observation, reward, terminated, truncated)

    def draw(self):
        pixels = self.environment.render()
        if pixels is None:
            raise Usage("it does not draw itself as rgb_array")
        pixels = self.numpy.asarray(pixels, "u1")
        return struct.pack("<2I", pixels.shape[1], pixels.shape[0]) + pixels.tobytes()

    def result(self, observation, reward, terminated, truncated):
        ended = struct.pack("<d??", reward, terminated, truncated)
        return ended + self.numpy.asarray(observation, "<f4").tobytes()


def make(gymnasium, name, parameters):
    try:
        return gymnasium.make(name, **parameters)
    except (gymnasium.error.Error, ImportError) as problem:
        raise Usage(str(problem))
    except (TypeError, ValueError) as problem:
        if parameters:
            raise Usage(f"it cannot be made with {parameters}: {describe(problem)}")
        raise


def box(gymnasium, space, what):
    if not isinstance(space, gymnasium.spaces.Box):
        raise Usage(f"{what} must be a Box, were {space}")
    return space


def answer(task, kind, payload):
    """Returns the frame that answers another, and the task from now on."""
    try:
        if kind == b"M":
            task = Task(json.loads(payload))
            return task, b"S" + task.spaces()
        if kind == b"D":
            return task, b"P" + task.draw()
        return task, b"T" + (task.step(payload) if kind == b"A" else task.reset(payload))
    except Usage as problem:
        return task, b"U" + str(problem).encode()
    except BaseException as problem:  # sys.exit() by a library too
        return task, b"E" + describe(problem).encode()


def main():
    for each in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):  # the parent's to answer
        signal.signal(each, signal.SIG_IGN)
    frames_in, frames_out = take_streams()
    threading.Thread(target=end_with_parent, args=(frames_in.fileno(),), daemon=True).start()
    task = None
    while True:
        length = frames_in.read(4)
        if len(length) < 4:
            break
        frame = frames_in.read(int.from_bytes(length, "little"))
        task, reply = answer(task, frame[:1], frame[1:])
        frames_out.write(len(reply).to_bytes(4, "little") + reply)
        frames_out.flush()
    if task is not None:
        task.environment.close()
    os._exit(0)


main()
