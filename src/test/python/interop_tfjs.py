"""The check with TensorFlow.js: its converter here, the model run under Node."""

import subprocess

import numpy as np

from interop_subject import COUNT, HERE, POLICIES, WORK, near, tool

NODE = HERE.parent / "interop-node"


def convert():
    """TensorFlow.js under Node"""
    return f"DDPG, TD3, SAC: {'; '.join(figure(model, folder) for folder, model in POLICIES.items())}"


def figure(model, folder):
    tool("tensorflowjs.converters.converter", "--input_format=tf_saved_model", "--output_format=tfjs_graph_model",
         "--signature_name=serving_default", model, WORK / "tfjs")
    command = ["node", NODE / "predict.js", WORK / "tfjs", folder / "observations.csv", WORK / "tfjs.csv"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return near(np.loadtxt(WORK / "tfjs.csv", np.float32).reshape(COUNT, 1), folder=folder)


CHECKS = [convert]
