"""Checks with Keras and with the converters to other formats that live beside TensorFlow 2.18."""

import re

import keras
import numpy as np
import onnxruntime
import pandas
import tensorflow as tf

import compare_keras
from interop_subject import (HERE, MODEL, STARTS, WORK, equal, java_variables, mean_return, near, observations, require,
                             swingup, tool)
from interop_tensorflow import interpret, lite


def tfsm_layer():
    """Keras TFSMLayer, endpoints serve (default) and serving_default"""
    figures = []
    for options in ({}, {"call_endpoint": "serving_default"}):
        layer = keras.layers.TFSMLayer(str(MODEL), **options)
        require(len(layer.trainable_weights) == 6, f"{len(layer.trainable_weights)} trainable weights")
        figures.append(equal(layer(observations())["action"]))
    return f"6 trainable weights each; {figures[0]}; {figures[1]}"


def keras_weights():
    """weights poured into a Keras model"""
    reader = tf.train.load_checkpoint(str(MODEL / "variables/variables"))
    model = keras.Sequential([keras.layers.Input((3,))])
    for name, units, activation in (("hidden_1", 256, "relu"), ("hidden_2", 256, "relu"), ("output", 1, "tanh")):
        layer = keras.layers.Dense(units, activation, name=name)
        model.add(layer)
        layer.set_weights([reader.get_tensor(f"actor/{name}/{weight}") for weight in ("kernel", "bias")])
    return near(2 * model(observations()))


def checkpoint():
    """tf.train.load_checkpoint"""
    reader = tf.train.load_checkpoint(str(MODEL / "variables/variables"))
    java = {name.removesuffix(":0"): values for name, values in java_variables().items()}
    found = reader.get_variable_to_shape_map()
    require(set(found) == set(java), f"{sorted(found)} instead of {sorted(java)}")
    require(all(np.array_equal(reader.get_tensor(name).ravel(), java[name]) for name in java), "values differ")
    return f"{len(found)} tensors, equal to Java's"


def quantised():
    """TFLite, dynamic-range-quantised"""
    content = lite(quantised=True)
    exact, rounded = (mean_return(lambda fed: interpret(tf.lite.Interpreter, each, fed)) for each in (lite(), content))
    require(abs(rounded - exact) < 10, f"mean return {rounded:.2f} instead of {exact:.2f}")
    difference = np.abs(interpret(tf.lite.Interpreter, content) - interpret(tf.lite.Interpreter, lite())).max()
    require(0 < difference < 1, f"actions differ by {difference:.2g}")
    return (f"{len(content)} bytes, actions differ by up to {difference:.2f}; mean return over {STARTS} starts "
            f"{rounded:.2f}, float {exact:.2f}, loss {exact - rounded:.2f}")


def gymnasium():
    """Gymnasium's Pendulum-v1"""
    loaded = tf.saved_model.load(str(MODEL))
    act = loaded.signatures["serving_default"]
    found = mean_return(lambda fed: act(observation=tf.constant(fed))["action"])
    said = float(re.search(r"mean_return +(\S+)", swingup("evaluate", f"--model={MODEL}", f"--starts={STARTS}"))[1])
    require(abs(found - said) < 0.5 and said > -300, f"mean return {found:.4f}, but swingup evaluate says {said:.4f}")
    return f"mean return {found:.4f} over {STARTS} starts, by swingup evaluate {said:.4f}"


def litert():
    """ai-edge-litert"""
    from ai_edge_litert.interpreter import Interpreter

    return near(interpret(Interpreter, lite()))


def onnx():
    """tf2onnx and onnxruntime"""
    file = WORK / "policy.onnx"
    file.unlink(missing_ok=True)
    tool("tf2onnx.convert", "--saved-model", MODEL, "--output", file, "--opset", 17)
    session = onnxruntime.InferenceSession(file)
    return near(session.run(["action"], {"observation": observations()})[0])


def histories():
    """histories in pandas"""
    episodes = pandas.read_csv(HERE / "data/interop/episodes.csv")
    require(len(episodes) == 40 and all(kind.kind in "if" for kind in episodes.dtypes), f"{episodes.dtypes}")
    mean = episodes["return"][-40:].mean()
    stated = episodes["mean_return_40"].iloc[-1]
    require(abs(mean - stated) < 1e-6 * abs(mean), f"mean of `return` {mean}, but mean_return_40 {stated}")
    return f"{len(episodes)} rows of numbers; mean of `return` equals mean_return_40, {stated:.2f}"


CHECKS = [gymnasium, tfsm_layer, keras_weights, checkpoint, quantised, litert, onnx, histories, *compare_keras.CHECKS]
