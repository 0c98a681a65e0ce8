"""The trainers that bench_solve.py compares: each yields environment steps, seconds and score of its evaluations.

Seconds run from the start of the command to the line that tells the score, less what the program spent on
evaluations: the start of the process, imports, building and compiling graphs, steps that only fill the replay
buffer, and learning count.

Swingup does not tell what it spent on evaluations, but its episodes' speed is without them. Its seconds run from the
command to the begin of the first episode, and on by the time of each episode. So what is not counted is scoring,
saving the best policy, which comes with it, and writing the row of an episode; checkpoints are counted. Snapshots
and pictures are off.
"""

import csv
import pathlib
import subprocess
import time

import rltools_build
from evaluations import pendulum

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[3]
PRESETS = ["keras-example", "pendulum", "pendulum-fast"]
SB3 = ["DDPG", "TD3", "SAC"]
RLTOOLS = {"SAC": [], "TD3": ["-DTD3"]}
EVERY = 200
SETTINGS = [f"evaluation.every={EVERY} steps", "evaluation.starts=100", "recording.snapshot_every=0 episodes"]
SETTINGS += ["recording.pictures=false"]


def lines(command):
    """Yields each line of a program and the seconds from its command to it; ends the program when it is closed."""
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            for line in process.stdout:
                yield time.perf_counter() - start, line
        except GeneratorExit:
            process.terminate()
            process.communicate()
            return
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def peer(command):
    for seconds, line in lines(command):
        steps, spent, score = map(float, line.split())
        yield int(steps), seconds - spent, score


def python(program, *arguments):
    return peer([ROOT / "target/peers/bin/python", HERE / program, *map(str, arguments), str(EVERY)])


def table(file):
    with open(file, newline="") as text:
        return [{key: float(value) for key, value in row.items() if value} for row in csv.DictReader(text)]


def swingup(preset, seed, directory):
    run = f"{preset}-seed{seed}"
    command = ["bin/swingup", "train", "--preset", preset, "--seed", str(seed), "--directory", directory, "--run", run]
    data, begin = pathlib.Path(directory, "data", run), None
    for seconds, line in lines([*command, *(f"--set={setting}" for setting in SETTINGS)]):
        _, _, message = line.partition(" ")  # after the time of day
        if message.startswith("episode ") and begin is None:
            begin = seconds - table(data / "episodes.csv")[0]["elapsed_seconds"]
        if message.startswith("evaluation after "):
            last = table(data / "evaluations.csv")[-1]
            yield int(last["total_steps"]), begin + trained(data, last["total_steps"]), last["mean_return"]


def trained(data, steps):
    """Returns the seconds of the episodes up to a number of steps, which must be the end of one."""
    episodes = [row for row in table(data / "episodes.csv") if row["total_steps"] <= steps]
    if not episodes or episodes[-1]["total_steps"] != steps:
        raise SystemExit(f"No episode of {data.name} ends after {steps:.0f} steps.")
    return sum(row["length_steps"] / row["steps_per_second"] for row in episodes)


def programs(directory):
    """Yields the name of each program, what runs it with a seed, and the seconds that compiling it took."""
    for preset in PRESETS:
        yield f"Swingup, {preset}", lambda seed, preset=preset: swingup(preset, seed, directory), 0
    yield "Keras example", lambda seed: python("solve_keras.py", seed), 0
    for name in SB3:
        yield f"stable-baselines3 {name}", lambda seed, name=name: python("solve_sb3.py", name, seed), 0
    if rltools_build.available():
        yield from rltools(directory)


def rltools(directory):
    starts = pathlib.Path(directory, "starts")
    starts.write_text("".join(f"{angle} {velocity}\n" for angle, velocity in pendulum()[1].T))
    for name, definitions in RLTOOLS.items():
        program = pathlib.Path(directory, f"rltools-{name}")
        start = time.perf_counter()
        rltools_build.compiled("rltools_solve.cpp", program, *definitions)
        compiling = time.perf_counter() - start
        yield f"RLtools {name}", lambda seed, program=program: peer([program, str(seed), starts, str(EVERY)]), compiling
