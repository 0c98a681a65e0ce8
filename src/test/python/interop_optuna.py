"""Runs the script of docs/sweeps.md that drives trainings from Optuna, and holds the study beside the runs' files."""

import re
import subprocess
import sys

import optuna
import pandas
from optuna.storages.journal import JournalFileBackend, JournalStorage

from interop_subject import ROOT, WORK, require

TRIALS, EPISODES = 5, 25
SMALL = ["--preset=keras-example", f"--set=training.budget={EPISODES} episodes", "--set=evaluation.every=1 episodes",
         "--set=evaluation.starts=3", "--set=evaluation.selection_starts=2", "--set=recording.snapshot_every=0 episodes",
         "--set=agent.networks.actor_hidden=[16]", "--set=agent.networks.critic_joint=[16]"]


def script():
    """The script, with a small training in the place of its own."""
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/sweeps.md").read_text(), re.DOTALL)
    require(len(code.splitlines()) <= 40, f"{len(code.splitlines())} lines")
    changes = {'"bin/swingup"': repr(str(ROOT / "bin/swingup")), '"--preset=mountain-car"': str(SMALL)[1:-1],
               '"mean_return", 40': f'"mean_return", {TRIALS}', "[64, 128, 256]": "[8, 16, 32]"}
    for old, new in changes.items():
        require(code.count(old) == 1, f"{old} is there {code.count(old)} times")
        code = code.replace(old, new)
    return code


def compare(folder, trial):
    """What a trial was told is what its run has in its files; the value of one that was not pruned, else none."""
    run = f"optuna-{trial.number}"
    rows = pandas.read_csv(folder / f"data/{run}/evaluations.csv", float_precision="round_trip")
    there = dict(zip(rows.total_steps.tolist(), rows.mean_return.tolist(), strict=True))
    told = trial.intermediate_values
    require(told.items() <= there.items(), f"{run}: told {told}, evaluations.csv has {there}")
    if trial.state == optuna.trial.TrialState.COMPLETE:
        require(told == there and trial.value == rows.mean_return.iloc[-1], f"{run}: {trial.value}, file {there}")
        require((folder / f"models/{run}/manifest.json").is_file(), f"{run} is complete, but has no manifest")
        return [trial.value]
    require(len(there) < EPISODES and not (folder / f"models/{run}/manifest.json").exists(), f"{run} was not stopped: {there}")
    require(any((folder / f"models/{run}/checkpoints").iterdir()), f"{run} has no checkpoint")
    return []


def study():
    """Optuna asks, tells and prunes"""
    folder = WORK / "optuna"
    folder.mkdir()
    done = subprocess.run([sys.executable, "-c", script()], cwd=folder, capture_output=True, text=True, timeout=600)
    require(done.returncode == 0, done.stderr.strip()[-300:])
    storage = JournalStorage(JournalFileBackend(str(folder / "optuna.log")))
    study = optuna.load_study(study_name="optuna", storage=storage)
    states = [trial.state.name for trial in study.trials]
    complete, pruned = states.count("COMPLETE"), states.count("PRUNED")
    require(complete + pruned == TRIALS and complete >= 2 and pruned >= 1, f"states {states}")
    values = [value for trial in study.trials for value in compare(folder, trial)]
    require(study.best_value == max(values), f"best value {study.best_value}, of the files {values}")
    require(done.stdout.splitlines()[-1].startswith(f"{study.best_trial.number} {study.best_value} "), done.stdout[-200:])
    return f"{complete} complete, {pruned} pruned; best mean return {study.best_value:.2f}, as in evaluations.csv"


CHECKS = [study]
