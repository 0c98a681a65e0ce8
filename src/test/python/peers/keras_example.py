"""The Keras example: Python loop, learning step in a tf.function, targets followed in NumPy. TensorFlow's own threads."""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import keras_ddpg
from stopwatch import report

if __name__ == "__main__":
    report(keras_ddpg.steps(keras_ddpg.Agent(0), 0, 1_000_000))
