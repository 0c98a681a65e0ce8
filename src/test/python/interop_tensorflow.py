"""Checks with TensorFlow's own loaders and tools; those marked EVERY run in every version of it."""

import numpy as np
import tensorflow as tf

from interop_subject import COUNT, MODEL, WORK, equal, java_variables, near, observations, require, swingup, tool

tf.config.threading.set_intra_op_parallelism_threads(1)  # as Java's sessions have
tf.config.threading.set_inter_op_parallelism_threads(1)


def signature(name="serving_default", model=MODEL):
    """The loaded model lives as long as what is returned: its variables go with it."""
    loaded = tf.saved_model.load(str(model))
    function = loaded.signatures[name]
    return loaded, lambda x: function(observation=tf.constant(x))["action"]


def load():
    """tf.saved_model.load, signatures serving_default and serve"""
    return "; ".join(f"{name}: {equal(signature(name)[1](observations()))}" for name in ("serving_default", "serve"))


def load_near():
    """tf.saved_model.load"""
    return near(signature()[1](observations()))  # other versions have other kernels


def batches():
    """batches of every size"""
    _, act = signature()
    for size in (1, 2, 7, 64):
        found = np.concatenate([act(part) for part in np.split(observations(), range(size, COUNT, size))])
        figure = near(found)
    return f"of 1, 2, 7 and 64 observations; the last: {figure}"


def variables():
    """variables"""
    loaded, _ = signature()
    java = java_variables()
    found = {variable.name: variable.numpy().ravel() for variable in loaded.variables}
    require(list(found) == list(java) and found, f"{list(found)} instead of {list(java)}")
    require(all(np.array_equal(found[name], java[name]) for name in java), "values differ from Java's")
    trainable = len(loaded.signatures["serving_default"].trainable_variables)
    require(trainable == len(java), f"{trainable} trainable variables instead of {len(java)}")
    return f"{len(java)}, all trainable, {sum(map(len, java.values()))} numbers equal to Java's"


def gradient():
    """gradient through the signature"""
    loaded, act = signature()
    kernel = next(variable for variable in loaded.variables if variable.name == "actor/output/kernel:0")
    with tf.GradientTape() as tape:
        mean = tf.reduce_mean(act(observations()))
    slope = tape.gradient(mean, kernel).numpy()
    row = np.abs(slope).argmax()
    step = np.zeros_like(slope)
    step[row] = 1e-2
    kernel.assign_add(step)
    above = act(observations()).numpy().mean(dtype=float)
    kernel.assign_sub(2 * step)
    below = act(observations()).numpy().mean(dtype=float)
    measured = (above - below) / 2e-2
    error = abs(measured / slope[row, 0] - 1)
    require(error < 0.02, f"{slope[row, 0]:.5f}, but assignments change the output by {measured:.5f}")
    return f"{slope[row, 0]:.5f}, by assignments {measured:.5f}"


def tf1():
    """TF1 loader"""
    with tf.compat.v1.Session(graph=tf.Graph()) as session:
        meta = tf.compat.v1.saved_model.load(session, ["serve"], str(MODEL))
        endpoint = meta.signature_def["serving_default"]
        fed = {endpoint.inputs["observation"].name: observations()}
        return equal(session.run(endpoint.outputs["action"].name, fed))


def freezing():
    """freezing"""
    from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

    loaded, _ = signature()
    frozen = convert_variables_to_constants_v2(loaded.signatures["serving_default"])
    left = [node.name for node in frozen.graph.as_graph_def().node if "Var" in node.op]
    require(not left, f"{len(left)} variables are left: {left}")
    return f"no variable left; {equal(frozen(tf.constant(observations()))[0])}"


def save_again():
    """tf.saved_model.save of what was loaded"""
    loaded, _ = signature()
    tf.saved_model.save(loaded, str(WORK / "again"), signatures=dict(loaded.signatures))
    output = swingup("evaluate", f"--model={WORK / 'again'}", "--environment=Pendulum-v1", "--starts=5")
    original = swingup("evaluate", f"--model={MODEL}", "--starts=5")
    require(output == original, f"{output} instead of {original}")
    return f"{equal(signature(model=WORK / 'again')[1](observations()))}; Java plays it alike"


def cli_show():
    """saved_model_cli show"""
    shown = tool("tensorflow.python.tools.saved_model_cli", "show", "--dir", MODEL, "--all")
    for name in ("serve", "serving_default"):
        _, _, part = shown.partition(f"signature_def['{name}']:")
        part = part.partition("signature_def[")[0]
        wanted = ["inputs['observation']", "shape: (-1, 3)", "outputs['action']", "shape: (-1, 1)",
                  "Method name is: tensorflow/serving/predict"]
        missing = [words for words in wanted if words not in part]
        require(not missing, f"does not show {missing} of {name}")
    return "both signatures, shapes (-1, 3) and (-1, 1), the method name of TensorFlow Serving"


def cli_run():
    """saved_model_cli run"""
    np.save(WORK / "observations.npy", observations())
    tool("tensorflow.python.tools.saved_model_cli", "run", "--dir", MODEL, "--tag_set", "serve", "--signature_def",
         "serving_default", "--inputs", f"observation={WORK / 'observations.npy'}", "--outdir", WORK, "--overwrite")
    return equal(np.load(WORK / "action.npy"))


def tflite():
    """TFLite"""
    return f"{near(interpret(tf.lite.Interpreter, lite()))}; {len(lite())} bytes"


def lite(quantised=False, model=MODEL):
    converter = tf.lite.TFLiteConverter.from_saved_model(str(model), signature_keys=["serving_default"])
    if quantised:
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    return converter.convert()


def interpret(interpreter, content, fed=None):
    runner = interpreter(model_content=content).get_signature_runner("serving_default")
    return runner(observation=observations() if fed is None else fed)["action"]


def labelled(check):
    def run():
        return check()

    run.__doc__ = f"TensorFlow {tf.__version__}, {check.__doc__}"
    return run


EVERY = [labelled(check) for check in (load_near, gradient, tflite)]
CHECKS = [load, batches, variables, gradient, tf1, freezing, save_again, cli_show, cli_run, tflite]
