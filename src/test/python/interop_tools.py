"""Checks with Keras and with the converters to other formats that live beside TensorFlow 2.18."""

import secrets
import subprocess
import sys

import keras
import numpy as np
import onnxruntime
import pandas
import tensorflow as tf

import compare_keras
from interop_subject import (CAR, HERE, LANDER, MODEL, ROOT, STARTS, WORK, equal, evaluated, java, java_variables,
                             mean_return, near, observations, require, returns, tool)
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
    said = float(evaluated(MODEL, f"--starts={STARTS}"))
    require(abs(found - said) < 0.5 and said > -300, f"mean return {found:.4f}, but swingup evaluate says {said:.4f}")
    return f"mean return {found:.4f} over {STARTS} starts, by swingup evaluate {said:.4f}"


def mountain_car():
    """Gymnasium's MountainCarContinuous-v0"""
    act = tf.saved_model.load(str(CAR)).signatures["serving_default"]
    found = mean_return(lambda fed: act(observation=tf.constant(fed))["action"], "MountainCarContinuous-v0")
    said = evaluated(CAR, f"--starts={STARTS}")
    require(f"{found:.4f}" == said and found > 80, f"mean return {found:.4f}, but swingup evaluate says {said}")
    return f"mean return {found:.4f} over {STARTS} starts, the same digits by swingup evaluate"


def record(recorder):
    """Records episodes now, and returns the seed of the first."""
    first = secrets.randbelow(2**31) if compare_keras.fresh() else 1000
    command = [sys.executable, ROOT / f"src/test/python/{recorder}.py", f"--from={first}", f"--out={WORK}"]
    done = subprocess.run(command, capture_output=True, text=True)
    require(done.returncode == 0, done.stderr.strip()[-300:])
    return first


def mountain_car_steps():
    """steps of MountainCarContinuous-v0, recorded now"""
    first = record("record_mountain_car")
    java("io.swingup.environment.mountaincar.MountainCarRecording", WORK)
    lines = sum(not line.startswith("#") for line in (WORK / "mountain_car_transitions.csv").read_text().splitlines())
    return f"{lines - 1} steps of either action type equal Gymnasium's to the bit, from seed {first} on"


def lunar_lander():
    """Gymnasium's LunarLanderContinuous-v3"""
    act = tf.saved_model.load(str(LANDER)).signatures["serving_default"]
    found = returns(lambda fed: act(observation=tf.constant(fed))["action"], "LunarLanderContinuous-v3")
    error = found.std(ddof=1) / STARTS**0.5
    said = float(evaluated(LANDER, f"--starts={STARTS}"))
    require(abs(found.mean() - said) < error, f"mean return {found.mean():.4f}, but swingup evaluate says {said:.4f}")
    return f"mean return {found.mean():.4f} over {STARTS} starts, standard error {error:.1f}, by swingup evaluate {said:.4f}"


def lunar_lander_flights():
    """flights of LunarLanderContinuous-v3, recorded now"""
    first = record("record_lunar_lander")
    said = java("io.swingup.environment.lunarlander.LunarLanderRecording", WORK).strip()
    return f"streams equal Gymnasium's to the bit, flights to 1e-3, from seed {first} on; {said}"


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


CHECKS = [gymnasium, mountain_car, mountain_car_steps, lunar_lander, lunar_lander_flights, tfsm_layer, keras_weights,
          checkpoint, quantised, litert, onnx, histories, *compare_keras.CHECKS]
