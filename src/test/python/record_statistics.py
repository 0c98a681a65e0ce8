"""Records what rliable says of scores, intervals by resamples from a known seed included. Run by `make golden`."""

import numpy as np
from rliable import library, metrics

from golden import numbered, write

RESAMPLES = 2000
TARGET = 1.0
THRESHOLDS = np.array([-0.5, 0.0, 0.25, 0.5, 1.0, 1.25, 2.0])
SHAPES = {"one_run": (1, 1), "two_runs": (2, 1), "five_runs": (5, 1), "eight_runs": (8, 1), "ten_runs": (10, 1), "suite": (7, 3), "large_suite": (20, 4)}
TASKS = 4


def scores(seed):
    """Scores of two algorithms by case; those of the suites are rounded, so that some are equal."""
    random = np.random.default_rng(seed)
    for case, (runs, tasks) in SHAPES.items():
        x = random.normal(0.6, 0.5, (runs, tasks))
        y = random.normal(0.4, 0.5, (runs + 1, tasks))
        yield case, *((np.round(x, 1), np.round(y, 1)) if tasks > 1 else (x, y))


def figures(x):
    return np.array([metrics.aggregate_mean(x), metrics.aggregate_iqm(x), metrics.aggregate_optimality_gap(x, TARGET)])


def estimates(seed, given, function):
    """Figures with their intervals, shapes [n], [2, n], by resamples that begin with the seed."""
    np.random.seed(seed)
    points, intervals = library.get_interval_estimates({"x": given}, function, reps=RESAMPLES)
    return np.atleast_1d(points["x"]), intervals["x"]


def profile(seed, given):
    np.random.seed(seed)
    points, intervals = library.create_performance_profile({"x": given}, THRESHOLDS, reps=RESAMPLES)
    return points["x"], intervals["x"]


def rows(seed):
    """One row per figure: case, figure, threshold, value, low, high."""
    for case, x, y in scores(seed):
        names = [("mean", ""), ("interquartile_mean", ""), ("optimality_gap", TARGET)]
        found = [(names, *estimates(seed, x, figures))]
        found.append(([("profile", tau) for tau in THRESHOLDS], *profile(seed, x)))
        improvement = estimates(seed, [x, y], lambda a, b: np.array([metrics.probability_of_improvement(a, b)]))
        found.append(([("probability_of_improvement", "")], *improvement))
        for keys, points, intervals in found:
            for key, value, low, high in zip(keys, points, *intervals, strict=True):
                yield [case, *key, value, low, high]


def score_rows(seed):
    for case, *both in scores(seed):
        for name, values in zip("xy", both, strict=True):
            yield from ([case, name, *run, *[""] * (TASKS - len(run))] for run in values)


def record(seed, **where):
    write(
        "statistics_scores.csv", ["Scores of two algorithms, x and y: one row per run, one column per task."],
        ["case", "algorithm", *numbered("s", TASKS)], score_rows(seed), **where)
    write(
        "statistics.csv",
        [f"Figures of x, or of x over y, with 95 % intervals by {RESAMPLES} resamples after np.random.seed({seed}).",
         "threshold: of a profile, or the target of an optimality gap. Sums may differ in their order: 1e-12."],
        ["case", "figure", "threshold", "value", "low", "high"], rows(seed), **where)


if __name__ == "__main__":
    record(0)
