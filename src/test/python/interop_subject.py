"""What the checks of `make interop` look at: a policy that this build has just trained, and what Java makes of it."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import numpy as np

ROOT = pathlib.Path(__file__).parents[3]
HERE = ROOT / "target/interop"
RUN = HERE / "models/interop"
MODEL = RUN / "best"
TASKS = HERE / "tasks"
CAR = TASKS / "models/car/best"
LANDER = TASKS / "models/lander/best"
ALGORITHMS = ["td3", "sac"]
JAVA = HERE / "java"
POLICIES = {JAVA: MODEL} | {JAVA / name: TASKS / f"models/{name}/best" for name in ALGORITHMS}  # and Java's actions
WORK = HERE / "work"
COUNT, STARTS = 1000, 100


def swingup(*arguments):
    """Runs the command line and returns what it prints."""
    done = subprocess.run([ROOT / "bin/swingup", *map(str, arguments)], capture_output=True, text=True)
    require(done.returncode == 0, f"swingup {arguments[0]} ended with {done.returncode}: {done.stderr.strip()}")
    return done.stdout


def tool(module, *arguments):
    """Runs a module of this Python and returns what it prints, its log included."""
    done = subprocess.run([sys.executable, "-m", module, *map(str, arguments)], capture_output=True, text=True)
    require(done.returncode == 0, f"{module} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout + done.stderr


def require(holds, found):
    if not holds:
        raise AssertionError(found)


def prepare():
    """Trains, and has Java act on random observations and on the corners of their box."""
    shutil.rmtree(HERE, ignore_errors=True)
    swingup("train", "--preset=keras-example", "--seed=0", "--episodes=40", "--run=interop", f"--directory={HERE}")
    swingup("train", "--preset=mountain-car", "--seed=0", "--steps=12000", "--run=car", f"--directory={TASKS}")
    swingup("train", "--preset=lunar-lander", "--seed=0", "--steps=4000", "--run=lander", f"--directory={TASKS}")
    act(MODEL, JAVA)
    for name in ALGORITHMS:
        swingup("train", f"--preset=pendulum-{name}", "--seed=0", "--episodes=40", f"--run={name}",
                f"--directory={TASKS}", "--set=training.updates_per_step=1", "--set=agent.networks.input_scaling=running")
        act(TASKS / f"models/{name}/best", JAVA / name)
    java("io.swingup.interop.JavaTraining", JAVA)


def act(model, folder):
    """Writes a model's variables and actions, as Java has them, into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savetxt(folder / "observations.csv", observations(), fmt="%.9g")
    java("io.swingup.interop.JavaFigures", model, folder)


def observations():
    high = np.array([1, 1, 8])
    corners = np.stack(np.meshgrid(*([-1, 1],) * 3), -1).reshape(-1, 3) * high
    inside = np.random.default_rng(0).uniform(-high, high, (COUNT - len(corners), 3))
    return np.concatenate([corners, inside]).astype(np.float32)


def java(program, *arguments):
    """Runs a class of the tests and returns what it prints."""
    home = os.environ.get("JAVA_HOME")
    path = [ROOT / "target/test-classes", ROOT / "target/classes", (ROOT / "target/classpath").read_text().strip()]
    command = [pathlib.Path(home, "bin/java") if home else "java", "-cp", os.pathsep.join(map(str, path)), program]
    done = subprocess.run([*command, *arguments], capture_output=True, text=True)
    require(done.returncode == 0, f"{program} ended with {done.returncode}: {done.stderr.strip()[-300:]}")
    return done.stdout


def numbers(file):
    return np.array(file.read_text().split(), np.float32)


def java_variables():
    """The numbers of each variable by its name, as Java reads them."""
    lines = [line.split() for line in (JAVA / "variables.csv").read_text().splitlines()]
    return {name: np.array(values, np.float32) for name, *values in lines}


def expected(folder):
    """Java's actions, shape [1000, 1]."""
    actions = numbers(folder / "actions.csv").reshape(COUNT, 1)
    require(np.ptp(actions) > 1, "Java's actions hardly differ from one another, so they prove nothing")
    return actions


def equal(found, folder=JAVA):
    """Equal to Java's to the bit: for tools that run the same kernels."""
    found = np.asarray(found)
    require(found.shape == (COUNT, 1), f"shape {found.shape}")
    difference = np.abs(found - expected(folder))
    require(np.array_equal(found, expected(folder)), f"largest difference {difference.max():.1e}, expected none")
    return f"{COUNT} actions equal Java's to the bit"


def near(found, tolerance=1e-5, folder=JAVA):
    """Near Java's: other kernels sum in another order and have a tanh of their own, some 1e-6 of ±2."""
    found = np.asarray(found)
    require(found.shape == (COUNT, 1), f"shape {found.shape}")
    difference = np.abs(found - expected(folder)).max()
    require(difference <= tolerance, f"largest difference {difference:.1e}, at most {tolerance:.0e} expected")
    return f"{COUNT} actions, largest difference {difference:.1e}"


def mean_return(policy, task="Pendulum-v1", starts=STARTS):
    """Mean return of a policy in an environment of Gymnasium's own."""
    return returns(policy, task, starts).mean()


def returns(policy, task, starts=STARTS):
    """Returns of a policy, [N, n] to [N, m], in an environment of Gymnasium's own from reset(seed=0) on.

    As in Java, the policy is asked for the actions of all episodes that are not over.
    """
    import gymnasium

    episodes = [gymnasium.make(task) for _ in range(starts)]
    seen = [episode.reset(seed=seed)[0] for seed, episode in enumerate(episodes)]
    total = np.zeros(starts)
    running = list(range(starts))
    while running:
        actions = np.asarray(policy(np.stack([seen[i] for i in running]).astype(np.float32)))
        over = set()
        for i, action in zip(running, actions, strict=True):
            seen[i], reward, terminated, truncated, _ = episodes[i].step(action)
            total[i] += reward
            if terminated or truncated:
                over.add(i)
        running = [i for i in running if i not in over]
    return total


def evaluated(model, *arguments):
    """The mean return that `swingup evaluate` prints, as it prints it."""
    return re.search(r"mean_return +(\S+)", swingup("evaluate", f"--model={model}", *arguments))[1]
