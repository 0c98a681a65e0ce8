"""Measures how long trainers need, from the command on, until their policy solves Pendulum-v1.

Each program is started anew for each seed. Every 200 environment steps its policy is scored without noise over the
same 100 starts, Gymnasium's reset(seed=0) to reset(seed=99), until a score is -140 or more, for 20 000 steps at most;
a preset of fewer steps ends by itself.
What the seconds include is told in solve_runs.py. RLtools is compiled once for all seeds; a second row adds those
seconds. Writes data/bench/solve.csv and solve.png; prints a table of median and, in brackets, worst seed, with a
dash where it never got there.
"""

import csv
import itertools
import math
import statistics
import tempfile

import matplotlib.pyplot as plt
import solve_runs

SEEDS = range(5)
LIMIT = 20_000
LEVELS = [-200, -150, -140]


def until_solved(evaluations):
    for steps, seconds, score in evaluations:
        yield steps, seconds, score
        if score >= LEVELS[-1] or steps >= LIMIT:
            return


def first(run, level):
    """Returns seconds and steps of the first score at or above a level; infinity where there is none."""
    return next(((seconds, steps) for steps, seconds, score in run if score >= level), (math.inf, math.inf))


def cell(values, digits):
    figures = statistics.median(values), max(values)
    median, worst = ("–" if value == math.inf else f"{value:.{digits}f}" for value in figures)
    return f" {median} ({worst}) |"


def row(name, runs, compiling=0):
    text = f"| {name} |"
    for level in LEVELS:
        seconds, steps = zip(*(first(run, level) for run in runs))
        text += cell([value + compiling for value in seconds], 1) + cell(steps, 0)
    return text


def picture(everything, file):
    """Draws a line for each seed: the best score so far against seconds."""
    figure, axes = plt.subplots(figsize=(9, 4.5), layout="constrained")
    for number, (name, runs) in enumerate(everything.items()):
        for run in runs:
            _, seconds, scores = zip(*run)
            best = list(itertools.accumulate(scores, max))
            label = name if run is runs[0] else None
            axes.step(seconds, best, where="post", color=f"C{number}", linewidth=0.9, label=label)
    for level in LEVELS:
        axes.axhline(level, color="grey", linewidth=0.5, linestyle=":")
    axes.set(xscale="log", xlabel="seconds from the command, evaluations excluded", ylabel="best mean return so far")
    axes.set_xticks([1, 2, 5, 10, 20, 50, 100], minor=False)
    axes.xaxis.set_major_formatter("{x:g}")
    figure.legend(fontsize="small", loc="outside right upper")
    figure.savefig(file, dpi=110)


def main():
    data = solve_runs.ROOT / "data/bench"
    data.mkdir(parents=True, exist_ok=True)
    print("| program |" + "".join(f" s to {level} | steps |" for level in LEVELS))
    print("|---|" + "---|---|" * len(LEVELS), flush=True)
    everything = {}
    with tempfile.TemporaryDirectory() as directory, open(data / "solve.csv", "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["program", "seed", "total_steps", "seconds", "mean_return"])
        for name, run, compiling in solve_runs.programs(directory):
            runs = everything[name] = [list(until_solved(run(seed))) for seed in SEEDS]
            writer.writerows([name, seed, *evaluation] for seed, one in zip(SEEDS, runs) for evaluation in one)
            file.flush()
            print(row(name, runs), flush=True)
            if compiling:
                print(row(f"{name}, with compiling it", runs, compiling), flush=True)
    picture(everything, data / "solve.png")


if __name__ == "__main__":
    main()
