"""Starts `swingup serve` for as long as somebody asks it; needs nothing but Python."""

import contextlib
import pathlib
import re
import signal
import subprocess
import threading

PROGRAM = pathlib.Path(__file__).resolve().parents[3] / "bin/swingup"


@contextlib.contextmanager
def server(model):
    """A server of a model; gives where it predicts, and its process, which is ended by TERM."""
    command = [PROGRAM, "serve", f"--model={model}", "--port=0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            said = ""
            while not (found := re.search(r"serve at (http://\S+)", said)):
                line = process.stdout.readline()
                if not line:
                    raise AssertionError(f"the server ended: {said}")
                said += line
            threading.Thread(target=process.stdout.read, daemon=True).start()
            yield f"{found[1]}:predict", process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)
