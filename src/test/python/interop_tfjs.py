"""The check with TensorFlow.js: its converter here, the model run under Node."""

import subprocess

import numpy as np

from interop_subject import COUNT, HERE, JAVA, MODEL, WORK, near, tool

NODE = HERE.parent / "interop-node"


def convert():
    """TensorFlow.js under Node"""
    tool("tensorflowjs.converters.converter", "--input_format=tf_saved_model", "--output_format=tfjs_graph_model",
         "--signature_name=serving_default", MODEL, WORK / "tfjs")
    command = ["node", NODE / "predict.js", WORK / "tfjs", JAVA / "observations.csv", WORK / "tfjs.csv"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return near(np.loadtxt(WORK / "tfjs.csv", np.float32).reshape(COUNT, 1))


CHECKS = [convert]
