"""Starts `swingup serve` and asks it as docs/serve.md does: curl's body, Python, JavaScript; then ends it."""

import contextlib
import io
import json
import re
import shlex
import shutil
import subprocess
import urllib.error
import urllib.request

import numpy as np

import served
from interop_subject import MODEL, ROOT, equal, observations, require

PAGE = (ROOT / "docs/serve.md").read_text()
PLACE = "http://127.0.0.1:8501/v1/models/policy:predict"
OBSERVATION = [[1.0, 0.0, 0.5]]


@contextlib.contextmanager
def server():
    """A server of the policy; gives where it predicts, and must end by TERM with 0."""
    with served.server(MODEL) as (place, process):
        yield place
    require(process.returncode == 0, f"it ended by TERM with {process.returncode}")


def example(language):
    (code,) = re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    return code


def ask(place, body):
    """The answer to a body, parsed."""
    with urllib.request.urlopen(place, json.dumps(body).encode(), timeout=60) as answer:
        return json.load(answer)


def actions():
    """policy over HTTP"""
    with server() as place:
        found = ask(place, {"instances": observations().tolist()})["predictions"]
        try:
            ask(place, {"instances": [[1.0, 2.0]]})
            refused = "nothing"
        except urllib.error.HTTPError as error:
            refused = f"{error.code} {json.load(error)['error']}"
        require(refused == "400 observation 0 must have 3 numbers, has 2", refused)
    return f"{equal(np.float32(found))}; ends by TERM with 0"


def clients():
    """clients of docs/serve.md: curl, Python, JavaScript"""
    (body,) = re.findall(r"curl -d (\'.*?\')", PAGE)
    with server() as place:
        expected = ask(place, {"instances": OBSERVATION})["predictions"][0]
        found = {"curl": ask(place, json.loads(shlex.split(body)[0]))["outputs"][0]}
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(example("python").replace(PLACE, place), {})
        found["Python"] = json.loads(out.getvalue())
        if node := shutil.which("node"):
            script = example("js").replace(PLACE, place)
            done = subprocess.run([node, "-e", script], capture_output=True, text=True, timeout=60)
            require(done.returncode == 0, done.stderr[-300:])
            found["JavaScript"] = [float(number) for number in re.findall(r"-?\d[\d.e-]*", done.stdout)]
        require(all(np.array_equal(np.float32(each), np.float32(expected)) for each in found.values()), f"{found}")
    return f"{', '.join(found)} get {expected}{'' if node else '; JavaScript not run, there is no node'}"


CHECKS = [actions, clients]
