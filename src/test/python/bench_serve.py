"""Measures `swingup serve` with a pretrained policy, the load generators beside it on the same machine.

wrk asks as fast as it is answered, for five rounds of ten seconds; hey asks 2 000 times a second, a minute at a time,
while every ten seconds another version of the model takes the place of the one before. Both are Debian's packages.
Prints a line for each figure; the minutes of the second part come from the command line, 10 if none are given.
"""

import csv
import io
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import urllib.request

import served

ROOT = pathlib.Path(__file__).resolve().parents[3]
MODEL = ROOT / "models/pretrained/pendulum"
ROUNDS = 5
SECONDS = 10
RATE = 2_000
WORKERS = 10
OBSERVATION = [0.6, -0.8, 0.5]


def body(count):
    return json.dumps({"instances": [OBSERVATION] * count})


def fastest(place, count, folder):
    """Requests a second, answered with 200, of wrk with 16 connections."""
    script = folder / "post.lua"
    script.write_text(f"wrk.method = 'POST'\nwrk.body = '{body(count)}'\n")
    command = ["wrk", "--threads=1", "--connections=16", f"--duration={SECONDS}s", f"--script={script}", place]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(said)
    return float(re.search(r"Requests/sec:\s*([\d.]+)", said)[1])


def at_rate(place, seconds):
    """Answers of hey, each its latency in milliseconds and whether it was 200."""
    command = ["hey", "-z", f"{seconds}s", "-c", f"{WORKERS}", "-q", f"{RATE // WORKERS}", "-o", "csv"]
    command += ["-m", "POST", "-T", "application/json", "-d", body(1), place]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = list(csv.DictReader(io.StringIO(said)))
    return [(1000 * float(row["response-time"]), row["status-code"] == "200") for row in rows]


def resident(process):
    """MB of memory that a process holds."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s*(\d+)", status)[1]) / 1024


def swap(versions, ended):
    """Puts another version beside the one that is served every ten seconds, and takes the one before away."""
    number = 1
    while not ended.wait(10):
        number += 1
        shutil.copytree(MODEL, versions / "next")
        (versions / "next").rename(versions / f"{number}")
        shutil.rmtree(versions / f"{number - 2}", ignore_errors=True)


def asked(place):
    """How often the server answered with which status, by its own count."""
    with urllib.request.urlopen(place.split("/v1/")[0] + "/metrics", timeout=60) as answer:
        found = re.findall(r'requests_total\{code="(\d+)"\} (\d+)', answer.read().decode())
    return ", ".join(f"{count} with {code}" for code, count in found)


def endure(place, process, versions, minutes):
    ended = threading.Event()
    swapping = threading.Thread(target=swap, args=(versions, ended))
    swapping.start()
    memory, answers = [], []
    try:
        for minute in range(minutes):
            answers.append(at_rate(place, 60))
            memory.append(resident(process))
            latencies = sorted(latency for latency, _ in answers[-1])
            failed = sum(not good for _, good in answers[-1])
            print(
                f"minute {minute + 1}: {len(latencies)} answers, {failed} failed, 99 % within"
                f" {latencies[int(0.99 * len(latencies))]:.2f} ms, {memory[-1]:.0f} MB",
                flush=True,
            )
    finally:
        ended.set()
        swapping.join()
    settled = memory[1:] or memory
    print(f"memory, after the first of several minutes: {min(settled):.0f} to {max(settled):.0f} MB")


def main():
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    for program in ("wrk", "hey"):
        if not shutil.which(program):
            sys.exit(f"{program} is missing: install Debian's package of that name")
    with tempfile.TemporaryDirectory() as folder:
        versions = pathlib.Path(folder) / "versions"
        shutil.copytree(MODEL, versions / "1")
        with served.server(versions) as (place, process):
            for count in (1, 64):
                fastest(place, count, pathlib.Path(folder))
                rates = [fastest(place, count, pathlib.Path(folder)) for _ in range(ROUNDS)]
                middle = statistics.median(rates)
                print(f"{count} observations a request: {middle:.0f} requests a second, {middle * count:.0f} actions;"
                      f" {min(rates):.0f} to {max(rates):.0f} requests in {ROUNDS} rounds", flush=True)
            endure(place, process.pid, versions, minutes)
            print(f"answers by the server's count: {asked(place)}")


if __name__ == "__main__":
    main()
