"""Checks of policies and trainers of TD3 and SAC that normalise their observations by what was seen in training."""

import functools

import keras
import numpy as np
import onnxruntime
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

from interop_subject import (ALGORITHMS, JAVA, STARTS, TASKS, WORK, equal, evaluated, mean_return, near, observations,
                             require, tool)
from interop_tensorflow import interpret, lite, signature

BATCH = 256


def best(name):
    return TASKS / f"models/{name}/best"


def tensorflow(name):
    """policy in tf.saved_model.load, frozen, and in Keras TFSMLayer"""
    loaded, act = signature(model=best(name))
    frozen = convert_variables_to_constants_v2(loaded.signatures["serving_default"])
    layer = keras.layers.TFSMLayer(str(best(name)), call_endpoint="serving_default")
    found = [act(observations()), frozen(tf.constant(observations()))[0], layer(observations())["action"]]
    figure, *_ = [equal(each, JAVA / name) for each in found]
    return f"each time {figure}"


def converted(name):
    """policy in TFLite, ai-edge-litert, and ONNX"""
    content = lite(model=best(name))
    file = WORK / f"{name}.onnx"
    tool("tf2onnx.convert", "--saved-model", best(name), "--output", file, "--opset", 17)
    found = [interpret(tf.lite.Interpreter, content), interpret(Interpreter, content),
             onnxruntime.InferenceSession(file).run(["action"], {"observation": observations()})[0]]
    return "; ".join(near(each, folder=JAVA / name) for each in found)


def gymnasium(name):
    """policy in Gymnasium's Pendulum-v1"""
    _, act = signature(model=best(name))
    found, said = mean_return(act), float(evaluated(best(name), f"--starts={STARTS}"))
    require(abs(found - said) < 0.5, f"mean return {found:.4f}, but swingup evaluate says {said:.4f}")
    return f"mean return {found:.4f} over {STARTS} starts, by swingup evaluate {said:.4f}"


def batch(loaded, name, random):
    """Numbers for every input of a signature but the rate factor."""
    specs = loaded.signatures[name].structured_input_signature[1]
    fed = {key: random.normal(size=(BATCH, spec.shape[1])).astype(np.float32) for key, spec in specs.items()}
    return fed | {"rate_factor": np.ones((1, 1), np.float32)}


def trainer(name):
    """trainer: every signature moves what it should, observe the statistics alone"""
    loaded = tf.saved_model.load(str(TASKS / f"models/{name}/trainer"))
    random = np.random.default_rng(0)
    lines = []
    for key in sorted(set(loaded.signatures) - {"observe"}):
        before = {variable.name: variable.numpy() for variable in loaded.variables}
        fed = batch(loaded, key, random)
        losses = loaded.signatures[key](**{each: tf.constant(value) for each, value in fed.items()})
        require(all(np.isfinite(value).all() for value in losses.values()), f"{key} gives {losses}")
        moved = {each.name for each in loaded.variables if not np.array_equal(each.numpy(), before[each.name])}
        parts = {each.split("/")[0] for each in moved} & {"actor", "critic", "target_critic", "observations"}
        wanted = {"critic"} if key == "train_critics" else {"actor", "critic", "target_critic"}
        require(parts == wanted, f"{key} moves {sorted(moved)}")
        lines.append(f"{key} moves {len(moved)} variables")
    count = next(each for each in loaded.variables if each.name.startswith("observations/count"))
    seen = count.numpy().item()
    loaded.signatures["observe"](observation=tf.constant(observations()))
    counted = count.numpy().item() - seen
    require(abs(counted - len(observations())) < 0.01, f"count {count.numpy()} after {seen}")
    return f"{', '.join(lines)}, observe counts {len(observations())} more than {seen:.0f}"


def of(name, check):
    run = functools.partial(check, name)
    run.__doc__ = f"{name.upper()}, {check.__doc__}"
    return run


CHECKS = [of(name, check) for name in ALGORITHMS for check in (tensorflow, converted, gymnasium, trainer)]
