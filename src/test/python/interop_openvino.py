"""The check with OpenVINO, which reads a SavedModel without TensorFlow."""

import openvino

from interop_subject import MODEL, near, observations


def convert():
    """OpenVINO"""
    precise = {"INFERENCE_PRECISION_HINT": "f32"}  # else a processor with bfloat16 computes in it
    compiled = openvino.compile_model(openvino.convert_model(str(MODEL)), "CPU", precise)
    return f"{openvino.__version__.split('-')[0]}: {near(compiled(observations())[0])}"


CHECKS = [convert]
