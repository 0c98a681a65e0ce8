"""Runs other trainers and Swingup in turn on the same work and prints the ratios of their speeds."""

import csv
import pathlib
import shutil
import statistics
import subprocess
import tempfile

import rltools_build

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[3]
PAIRS = 5
PEERS = {  # program: its environment, steps timed, steps to warm up
    "keras_example": ("peers", 1000, 200),
    "sb3": ("peers", 2000, 300),
    "jax_step": ("peers-jax", 4000, 500),
    "jax_loop": ("peers-jax", 4000, 500),
}
RLTOOLS = "rltools_ddpg", 4000, 500
EPISODES, WARM_EPISODES = 25, 5


def swingup(directory):
    command = ["bin/swingup", "train", "--directory", directory, "--run", "ours", "--overwrite"]
    command += ["--episodes", str(EPISODES), "--set", "evaluation.every=1000"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with open(pathlib.Path(directory) / "data/ours/episodes.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    warm, last = rows[WARM_EPISODES - 1], rows[-1]
    steps = int(last["total_steps"]) - int(warm["total_steps"])
    return steps / (float(last["elapsed_seconds"]) - float(warm["elapsed_seconds"]))


def commands(directory):
    """Yields the name of each program and its command."""
    for name, (environment, count, warm) in PEERS.items():
        yield name, [ROOT / "target" / environment / "bin/python", HERE / f"{name}.py", str(count), str(warm)]
    if rltools_build.available():
        name, count, warm = RLTOOLS
        program = rltools_build.compiled(f"{name}.cpp", pathlib.Path(directory, name))
        yield name, [program, str(count), str(warm)]


def peer(command):
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])


def main():
    data = ROOT / "data/bench"
    data.mkdir(parents=True, exist_ok=True)
    directory = tempfile.mkdtemp()
    with open(data / "peers.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["program", "pair", "steps_per_second", "swingup_steps_per_second"])
        print("| program | steps/s | Swingup beside it | ratio, median | least to greatest |\n|---|---|---|---|---|")
        for name, command in commands(directory):
            pairs = [(peer(command), swingup(directory)) for _ in range(PAIRS)]
            writer.writerows([name, i + 1, *pair] for i, pair in enumerate(pairs))
            file.flush()
            theirs, ours = (statistics.median(column) for column in zip(*pairs))
            ratios = sorted(b / a for a, b in pairs)
            print(
                f"| {name} | {theirs:.0f} | {ours:.0f} | {statistics.median(ratios):.2f} "
                f"| {ratios[0]:.2f} to {ratios[-1]:.2f} |",
                flush=True,
            )
    shutil.rmtree(directory)


if __name__ == "__main__":
    main()
