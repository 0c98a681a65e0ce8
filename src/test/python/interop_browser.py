"""Looks at report.html in a real headless browser, where there is one."""

import re
import shutil
import subprocess

from interop_subject import HERE, WORK, require

REPORT = HERE / "data/interop/report.html"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PROBE = """<script>addEventListener("load", () => { document.title = [
  [...document.images].filter(image => image.complete && image.naturalWidth > 1).length,
  document.images.length, document.documentElement.scrollWidth, innerWidth].join(" "); });</script></body>"""


def look(browser, width):
    """The images that loaded, all of them, and whether the page fits the window."""
    page = WORK / f"report-{width}.html"
    page.write_text(REPORT.read_text().replace("</body>", PROBE))
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", f"--window-size={width},2400"]
    shot = WORK / f"report-{width}.png"
    subprocess.run([browser, *options, f"--screenshot={shot}", f"file://{page}"], capture_output=True, timeout=120)
    require(shot.is_file() and shot.stat().st_size > 50_000, f"no picture of the page at {width}")
    done = subprocess.run([browser, *options, "--dump-dom", f"file://{page}"], capture_output=True, text=True, timeout=120)
    spoken = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    require(not spoken, f"the console says {spoken[:1]}")
    loaded, images, used, inner = map(int, re.search(r"<title>(\d+) (\d+) (\d+) (\d+)</title>", done.stdout).groups())
    require(loaded == images == 5, f"{loaded} of {images} images loaded")
    require(used <= inner, f"the page is {used} pixels wide in a window of {inner}")
    return str(inner)


def browser():
    """report.html in a headless browser"""
    text = REPORT.read_text()
    require("http" not in re.sub(r"<pre>.*?</pre>", "", text, flags=re.DOTALL), "the page refers to another one")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        return f"not run, there is none of {', '.join(BROWSERS)} on the path"
    return f"5 images, nothing on the console, at {' and '.join(look(found, width) for width in (1280, 400))} pixels"


CHECKS = [browser]
