"""Records a policy as `model.export` of Keras writes it, and what it does. Run by `make golden`."""

import os
import shutil

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np
import tensorflow as tf  # named in the file's first line

from golden import TARGET, numbered, write


def policy(activation="relu"):
    layers = [keras.layers.Dense(units, activation=activation) for units in (8, 8)]
    head = keras.layers.Dense(1, activation="tanh")
    return keras.Sequential([keras.layers.Input((3,)), *layers, head, keras.layers.Rescaling(2.0)])


def main():
    keras.utils.set_random_seed(0)
    model = policy()
    model.export(TARGET / "keras_export", verbose=False)
    for unused in ("assets", "fingerprint.pb"):
        path = TARGET / "keras_export" / unused
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    observations = np.random.default_rng(0).uniform(-1, 1, (10, 3)).astype(np.float32) * np.float32([1, 1, 8])
    comments = ["The actions of keras_export, a policy with 8 and 8 rectified units and 2 tanh; tolerance 1e-6."]
    rows = [[*row, action] for row, (action,) in zip(observations, model(observations).numpy())]
    write("keras_export.csv", comments, [*numbered("observation_", 3), "action_0"], rows)


if __name__ == "__main__":
    main()
