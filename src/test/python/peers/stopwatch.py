"""Times the steps of a trainer after a warm-up."""

import sys
import time


def report(steps):
    """Takes `warm` steps, then times `count` more and prints steps per second; both come from the command line."""
    count, warm = int(sys.argv[1]), int(sys.argv[2])
    steps = iter(steps)
    for _ in range(warm):
        next(steps)
    start = time.perf_counter()
    for _ in range(count):
        next(steps)
    print(count / (time.perf_counter() - start))
