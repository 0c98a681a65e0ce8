"""Checks of critic and trainer, and of the other direction: Java runs and trains what Python saved."""

import subprocess

import keras
import numpy as np
import tensorflow as tf

from interop_subject import JAVA, RUN, WORK, evaluated, mean_return, require, swingup

STEP = [("observation", 3), ("action", 1), ("reward", 1), ("discount", 1), ("next_observation", 3)]


def steps():
    """The batches of Java's five further steps, and both losses of each as Java printed them."""
    rows = [line.split() for line in (JAVA / "training.csv").read_text().splitlines()]
    for i in range(0, len(rows), len(STEP) + 1):
        columns = {name: np.array(row, np.float32).reshape(-1, width) for (name, width), row in zip(STEP, rows[i:])}
        yield columns, np.array(rows[i + len(STEP)], np.float32)


def critic():
    """critic, signature serving_default"""
    loaded = tf.saved_model.load(str(JAVA / "critic"))
    batch, _ = next(steps())
    fed = {name: tf.constant(batch[name]) for name in ("observation", "action")}
    found = loaded.signatures["serving_default"](**fed)["value"].numpy()
    java = float((JAVA / "mean_q.csv").read_text().split()[0])
    require(found.shape == (64, 1), f"shape {found.shape}")
    require(abs(found.mean() - java) < 1e-5 * max(1, abs(java)), f"mean value {found.mean():.7f}, Java's {java:.7f}")
    return f"mean value of 64 actions {found.mean():.7f}, Java's {java:.7f}"


def trainer():
    """trainer, signature train"""
    loaded = tf.saved_model.load(str(JAVA / "trainer"))
    factor = tf.ones((1, 1))
    before = [variable.numpy() for variable in loaded.variables]
    lines = []
    for batch, java in steps():
        fed = {name: tf.constant(column) for name, column in batch.items()}
        losses = loaded.signatures["train"](**fed, rate_factor=factor)
        found = np.array([losses["critic_loss"], losses["actor_loss"]], np.float32)
        require(np.array_equal(found, java), f"step {len(lines) + 1}: losses {found}, Java's {java}")
        lines.append(f"{found[0]:.7g}")
    still = [variable.name for variable, old in zip(loaded.variables, before) if np.array_equal(variable.numpy(), old)]
    require(not still, f"{still} did not change")
    figure = f"both losses of {len(lines)} steps equal Java's to the bit ({lines[0]} to {lines[-1]})"
    return f"{figure}, all {len(before)} variables moved"


def latest():
    """tf.train.latest_checkpoint of the trainer"""
    prefix = tf.train.latest_checkpoint(str(RUN / "trainer/variables"))
    require(prefix is not None, "none is found")
    reader = tf.train.load_checkpoint(prefix)
    loaded = tf.saved_model.load(str(RUN / "trainer"))
    found = {variable.name[:-2]: variable.numpy() for variable in loaded.variables}
    shapes = reader.get_variable_to_shape_map()
    require(set(shapes) == set(found), f"{sorted(shapes)} instead of {sorted(found)}")
    require(all(np.array_equal(reader.get_tensor(name), found[name]) for name in found), "values differ")
    steps_done = float(reader.get_tensor("critic_adam/steps"))
    require(steps_done == 8000, f"{steps_done} steps instead of 8000")
    return f"{len(found)} tensors, equal to the loaded variables, after {steps_done:.0f} steps"


def checkpoints():
    """tf.train.latest_checkpoint of the last checkpoint, sha256sum -c, numpy"""
    newest = max((RUN / "checkpoints").iterdir())
    reader = tf.train.load_checkpoint(tf.train.latest_checkpoint(str(newest)))
    trainer_reader = tf.train.load_checkpoint(str(RUN / "trainer/variables/variables"))
    names = set(reader.get_variable_to_shape_map())
    require(names == set(trainer_reader.get_variable_to_shape_map()), f"{sorted(names)}")
    same = all(np.array_equal(reader.get_tensor(name), trainer_reader.get_tensor(name)) for name in names)
    require(same, "values differ from those of trainer/")
    subprocess.run(["sha256sum", "--check", "--quiet", "manifest.json.sha256"], cwd=newest, check=True)
    replay = (newest / "replay.bin").read_bytes()
    added = int(np.frombuffer(replay, "<i8", 1)[0])
    require(added == 8000 and len(replay) == 8 + 38 * added, f"{added} transitions in {len(replay)} bytes")
    columns = np.frombuffer(replay, "<f4", 9 * added, offset=8)
    ends = np.frombuffer(replay, "<i2", offset=8 + 36 * added)
    expected = np.where(np.arange(1, added + 1) % 200, 0, -1)
    require(np.array_equal(ends, expected), f"episodes end after {np.flatnonzero(ends) + 1}")
    observations, rewards = columns[:3 * added].reshape(-1, 3), columns[4 * added:5 * added]
    circle = np.abs(np.hypot(observations[:, 0], observations[:, 1]) - 1).max()
    require(circle < 1e-6 and rewards.max() <= 0, f"cos² + sin² is off by {circle:.1e}, rewards to {rewards.max()}")
    return f"{len(names)} tensors equal those of trainer/, {added} transitions read"


def foreign():
    """a policy saved by Keras model.export, run and trained by Java"""
    reader = tf.train.load_checkpoint(str(RUN / "best/variables/variables"))
    model = keras.Sequential([keras.layers.Input((3,))])
    for name, units, activation in (("hidden_1", 256, "relu"), ("hidden_2", 256, "relu"), ("output", 1, "tanh")):
        model.add(layer := keras.layers.Dense(units, activation))
        layer.set_weights([reader.get_tensor(f"actor/{name}/{weight}") for weight in ("kernel", "bias")])
    model.add(keras.layers.Rescaling(2.0))
    model.export(WORK / "keras", verbose=False)
    found = mean_return(lambda fed: model(fed).numpy())
    said = float(evaluated(WORK / "keras", "--environment=Pendulum-v1"))
    require(abs(found - said) < 0.5, f"mean return {found:.4f}, but swingup evaluate says {said:.4f}")
    swingup("train", "--preset=keras-example", "--seed=1", "--episodes=1", "--run=foreign", f"--directory={WORK}",
            f"--initial-actor={WORK / 'keras'}", "--set=agent.actor.rate=1.0e-9")
    after = float(evaluated(WORK / "models/foreign/policy"))
    require(abs(after - said) < 0.5, f"mean return {after:.4f} after a training that hardly moves it from {said:.4f}")
    return f"mean return {found:.4f}, by swingup evaluate {said:.4f}; trained on at a rate of 1e-9: {after:.4f}"


CHECKS = [critic, trainer, latest, checkpoints, foreign]
