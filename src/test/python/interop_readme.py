"""Runs the examples of README and docs with the policy of this build."""

import contextlib
import io
import json
import re
import shlex

import numpy as np
import tensorflow as tf

from interop_subject import MODEL, ROOT, WORK, require, tool

NAMED = "models/keras-example-seed0/best"
OBSERVATION = [[1.0, 0.0, 0.5]]
TEXT = "\n".join(file.read_text() for file in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))))


def blocks(language, words):
    """The code in a language that has these words in it."""
    return [block for block in re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL) if words in block]


def action():
    act = tf.saved_model.load(str(MODEL)).signatures["serve"]
    return float(act(observation=tf.constant(OBSERVATION))["action"][0, 0])


def printed(code):
    """The number that Python code prints as [[x]]."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.chdir(WORK):
        exec(code.replace(NAMED, str(MODEL)), {})
    return float(re.fullmatch(r"\[\[(\S+)\]\]\s*", out.getvalue())[1])


def examples():
    """examples for Python, TFLite and ONNX"""
    command = re.search(r"`python -m (tf2onnx.convert .*?)`", TEXT)[1]
    command = command.replace(NAMED, str(MODEL)).replace("policy.onnx", str(WORK / "policy.onnx"))
    module, *arguments = shlex.split(command)
    tool(module, *arguments)
    codes = [code for code in blocks("python", str(OBSERVATION)) if NAMED in code or "policy.onnx" in code]
    require(len(codes) == 3, f"{len(codes)} examples")
    found = [printed(code) for code in codes]
    require(np.allclose(found, action(), rtol=0, atol=1e-5), f"print {found}, expected {action()}")
    return f"print {', '.join(f'{number:.6f}' for number in found)}"


def request():
    """request to TensorFlow Serving (no server was run)"""
    (command,) = blocks("sh", "signature_name")
    body = json.loads(shlex.split(command)[2])
    signature = tf.saved_model.load(str(MODEL)).signatures[body["signature_name"]]
    names = set(signature.structured_input_signature[1])
    require(all(set(instance) == names for instance in body["instances"]), f"{body} instead of {names}")
    fed = {name: tf.constant([instance[name] for instance in body["instances"]]) for name in names}
    found = float(signature(**fed)["action"][0, 0])
    require(abs(found - action()) < 1e-6, f"gives {found}, expected {action()}")
    return f"names and shapes fit the signature, which gives {found:.6f}"


CHECKS = [examples, request]
