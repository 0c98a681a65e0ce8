"""Checks of what a run writes down: in TensorBoard, in pandas and R by the snippets of docs/analyse.md."""

import pathlib
import re
import shutil
import subprocess
import sys

import pandas as pd
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams.plugin_data_pb2 import HParamsPluginData

from interop_subject import HERE, ROOT, require

DATA = HERE / "data/interop"
TAGS = {"rollout/ep_rew_mean": "mean_return_40", "rollout/ep_rew": "return", "train/critic_loss": "critic_loss",
        "train/actor_loss": "actor_loss", "train/mean_q": "mean_q"}


def tensorboard():
    """TensorBoard's EventAccumulator"""
    events = EventAccumulator(str(DATA))
    events.Reload()
    episodes, evaluations = pd.read_csv(DATA / "episodes.csv"), pd.read_csv(DATA / "evaluations.csv")
    for tag, column in TAGS.items():
        near(events, tag, episodes, column)
    near(events, "eval/mean_reward", evaluations, "mean_return")
    require(len(events.Scalars("time/fps")) == len(episodes), "time/fps is not there for each episode")
    settings = events.Tensors("hyperparameters/text_summary")[0].tensor_proto.string_val[0].decode()
    require("discount: 0.99" in settings, settings[:200])
    plugin = events.summary_metadata["_hparams_/session_start_info"].plugin_data
    hyperparameters = HParamsPluginData.FromString(plugin.content).session_start_info.hparams
    require(hyperparameters["agent.discount"].number_value == 0.99, f"{len(hyperparameters)} hyperparameters")
    require(hyperparameters["agent.networks.actor_hidden"].string_value == "[256,256]", "the actor's layers are missing")
    nodes = {node.name for node in events.Graph().node}
    require({"actor/hidden_1/kernel", "critic_adam/steps"} <= nodes, f"{len(nodes)} nodes")
    return f"{len(events.Tags()['scalars'])} tags over {len(episodes)} episodes equal the CSVs, {len(nodes)} nodes, " \
        f"{len(hyperparameters)} hyperparameters"


def near(events, tag, rows, column):
    found = [(event.step, event.value) for event in events.Scalars(tag)]
    require([step for step, _ in found] == list(rows["total_steps"]), f"{tag} has other steps")
    worst = max(abs(value - row) / max(1, abs(row)) for (_, value), row in zip(found, rows[column]))
    require(worst < 1e-6, f"{tag} is off by {worst:.1e}")


def snippets(language):
    text = (ROOT / "docs/analyse.md").read_text()
    found = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    require(len(found) == 4, f"{len(found)} snippets in {language}")
    return found


def outputs(program, language):
    """What each snippet prints."""
    done = [subprocess.run([*program, snippet], cwd=HERE, capture_output=True, text=True) for snippet in snippets(language)]
    for each in done:
        require(each.returncode == 0, each.stderr.strip()[-300:])
    return [each.stdout for each in done]


def numbers(text):
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e-?\d+)?", text)]


def pandas():
    """docs/analyse.md in pandas"""
    episodes = pd.read_csv(DATA / "episodes.csv")
    printed = outputs([sys.executable, "-c"], "python")
    worst = episodes[episodes["episode"] > 20]["return"].min()
    require(abs(numbers(printed[1])[-1] - worst) < 1e-6, printed[1])
    solved = int(next(row.total_steps for row in episodes.itertuples() if row[4] > -200))
    require(f"after {solved} steps" in printed[0], printed[0])
    require("interop" in printed[3], printed[3])
    return f"{len(printed)} snippets; first episode above -200 after {solved} steps, worst later one {worst:.1f}"


def r():
    """docs/analyse.md in R"""
    if not shutil.which("Rscript"):
        require(len(snippets("r")) == 4, "snippets are missing")
        return "not run, there is no Rscript on the path"
    python = outputs([sys.executable, "-c"], "python")
    printed = outputs(["Rscript", "-e"], "r")
    for mine, other in zip(printed[1:3], python[1:3]):
        require(all(abs(a - b) <= 1e-4 * max(1, abs(b)) for a, b in zip(numbers(mine), numbers(other))), f"{mine} {other}")
    return f"{len(printed)} snippets, figures as in pandas"


CHECKS = [tensorboard, pandas, r]
