"""The check with OpenVINO, which reads a SavedModel without TensorFlow."""

import openvino

from interop_subject import POLICIES, near, observations


def convert():
    """OpenVINO"""
    precise = {"INFERENCE_PRECISION_HINT": "f32"}  # else a processor with bfloat16 computes in it
    figures = []
    for folder, model in POLICIES.items():
        compiled = openvino.compile_model(openvino.convert_model(str(model)), "CPU", precise)
        figures.append(near(compiled(observations())[0], folder=folder))
    return f"{openvino.__version__.split('-')[0]}: DDPG, TD3, SAC: {'; '.join(figures)}"


CHECKS = [convert]
