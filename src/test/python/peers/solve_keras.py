"""Trains the Keras example and prints what evaluations.py says. Usage: SEED STEPS-BETWEEN-EVALUATIONS"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))

import keras_ddpg
import tensorflow as tf
from evaluations import Evaluations

if __name__ == "__main__":
    seed, every = map(int, sys.argv[1:])
    agent = keras_ddpg.Agent(seed)
    policy = tf.function(lambda observations: agent.actor(observations))  # compiled for evaluations alone
    evaluations = Evaluations(lambda observations: policy(tf.constant(observations)).numpy(), every)
    for step, *_ in keras_ddpg.steps(agent, seed, 20_000):
        evaluations.after(step + 1)
