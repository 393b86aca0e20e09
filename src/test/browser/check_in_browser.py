"""Looks at notebooks as their readers do; ./lab test-browser [NOTEBOOK...] calls it.

Run in JupyterLab: Run All Cells ends without an error, and every figure is drawn by plotly.js from this machine; what
can be played plays, and its slider moves it. The browser reaches no other machine.
Read without JavaScript: the saved notebook, exported as a page, shows the static picture of every figure.
What was seen is kept as pictures in target/browser.
"""

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

import nbformat
from choreographer.browsers.chromium import Chromium
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright

PLOTLY = "application/vnd.plotly.v1+json"
SEEN = Path("target/browser")
CHROMIUM = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SETTINGS = {
    # Keeps cells that are scrolled away in the page, so that they can be looked at.
    "@jupyterlab/notebook-extension/tracker": {"windowingMode": "none"},
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
DARK = {"@jupyterlab/apputils-extension/themes": {"theme": "JupyterLab Dark"}}
# Every code cell has its number, or one of them failed.
FINISHED = r"""cells => document.querySelector('[data-mime-type="application/vnd.jupyter.error"]') !== null
    || [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
        .filter(prompt => /\[\d+\]/.test(prompt.innerText)).length >= cells"""
# One entry for each figure on the page: what is wrong with it, or "".
LOOK_AT_FIGURES = """() => [...document.querySelectorAll('.jp-RenderedPlotly')].map(node => {
    const plot = node.matches('.js-plotly-plot') ? node : node.querySelector('.js-plotly-plot');
    if (!plot || !plot.querySelector('.plot-container .main-svg')) return 'not drawn';
    // A grid of pictures has images in place of traces.
    if (!plot._fullData?.length && !plot.querySelector('.imagelayer image')) return 'has no traces';
    const box = plot.querySelector('.main-svg').getBoundingClientRect();
    return box.width < 100 || box.height < 100 ? `is only ${box.width} x ${box.height}` : '';
})"""


# What a figure with frames shows, without its slider.
DRAWING = """plot => [...plot.querySelectorAll('.cartesianlayer, .polarlayer, .imagelayer, .annotation')]
    .map(node => node.innerHTML).join() + JSON.stringify(plot._fullData.map(trace => trace.z))"""


class Wrong(Exception):
    """What a reader would complain about."""


def outputs(notebook):
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def figures(notebook):
    return [output for output in outputs(notebook) if PLOTLY in output.get("data", {})]


@contextmanager
def jupyterlab(folder, dark):
    """JupyterLab on a folder, with nobody's settings but those above; yields its address."""
    for name, settings in (SETTINGS | DARK if dark else SETTINGS).items():
        file = folder / "settings" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings))
    root = folder / "root"
    root.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--ServerApp.root_dir={root}"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--IdentityProvider.token="]
    with open(folder / "server.log", "w") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until(lambda: answers(f"{address}/api"), 60, "JupyterLab to start")
        yield address
    except BaseException:
        sys.stderr.write((folder / "server.log").read_text()[-3000:])
        raise
    finally:
        server.terminate()
        server.wait(30)


def answers(url):
    try:
        return urllib.request.urlopen(url, timeout=5).status == 200
    except OSError:
        return False


def connected(address, name):
    sessions = json.load(urllib.request.urlopen(f"{address}/api/sessions", timeout=5))
    return any(session["path"] == name and session["kernel"]["connections"] for session in sessions)


def wait_until(condition, seconds, what):
    end = time.monotonic() + seconds
    while not (result := condition()):
        if time.monotonic() > end:
            raise Wrong(f"waited {seconds} s for {what}")
        time.sleep(0.2)
    return result


def run_in_jupyterlab(path, browser, address, root, seconds, look):
    notebook = nbformat.read(path, as_version=4)
    for cell in (cell for cell in notebook.cells if cell.cell_type == "code"):
        cell.outputs, cell.execution_count = [], None  # what is seen afterwards comes from this run
    copy = root / path.name
    nbformat.write(notebook, copy)

    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_default_timeout(60_000)
    elsewhere = set()
    page.on("request", lambda request: elsewhere.add(request.url) if is_elsewhere(request.url) else None)
    page.goto(f"{address}/doc/tree/{quote(path.name)}")
    page.wait_for_selector(".jp-Notebook .jp-Cell")
    # Asked of the server: the page says "idle" while it has no kernel yet, and loses what is run then.
    wait_until(lambda: connected(address, path.name), 60, "the page to reach its kernel")
    page.wait_for_selector(":is([data-status=idle], [data-status=unknown])")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()

    code = sum(1 for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip())
    page.wait_for_function(FINISHED, arg=code, timeout=seconds * 1000)
    page.wait_for_timeout(1000)  # the last figures are still being drawn
    take_picture(page, SEEN / f"{path.stem}-jupyterlab{look}.png")
    problems = page.evaluate(LOOK_AT_FIGURES)
    played = play_figures(page)

    page.keyboard.press("Control+s")
    saved = wait_until(lambda: saved_copy(copy), 30, "the notebook to be saved")
    page.close()

    for output in outputs(saved):
        if output.output_type == "error":
            raise Wrong(f"a cell failed: {output.ename}: {output.evalue}")
    if len(problems) != len(figures(saved)):
        raise Wrong(f"{len(problems)} figures on the page, {len(figures(saved))} in the notebook")
    for number, problem in enumerate(problems, 1):
        if problem:
            raise Wrong(f"figure {number} {problem}")
    if elsewhere:
        raise Wrong(f"the page asked the network for {sorted(elsewhere)}")
    return f"{len(problems)} figures drawn, {played} played"


def play_figures(page):
    """Presses play and moves the slider of every figure that has frames; returns how many have."""
    plots = [plot for plot in page.query_selector_all(".jp-RenderedPlotly .js-plotly-plot, .jp-RenderedPlotly.js-plotly-plot")
             if plot.evaluate("plot => plot._transitionData?._frames?.length > 1")]
    for number, plot in enumerate(plots, 1):
        play, stop = plot.query_selector_all(".updatemenu-button")
        before = plot.evaluate(DRAWING)
        play.click()
        wait_until(lambda: plot.evaluate(DRAWING) != before, 5, f"figure {number} with frames to play")
        stop.click()
        page.wait_for_timeout(300)
        rail = plot.query_selector(".slider-rail-touch-rect")
        width = rail.bounding_box()["width"]
        shown = set()
        for place in (0.02, 0.98):
            rail.click(position={"x": place * width, "y": 5}, force=True)  # the grip may lie there already
            page.wait_for_timeout(500)
            shown.add(plot.evaluate(DRAWING))
        if len(shown) < 2:
            raise Wrong(f"the slider of figure {number} with frames changes nothing")
    return len(plots)


def saved_copy(copy):
    """The notebook with its outputs, or None as long as it is not there."""
    try:
        notebook = nbformat.read(copy, as_version=4)
    except nbformat.reader.NotJSONError:  # caught in the middle of writing
        return None
    return notebook if any(outputs(notebook)) else None


def is_elsewhere(url):
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "127.0.0.1"


def read_without_javascript(path, browser, folder):
    html = folder / f"{path.stem}.html"
    html.write_text(HTMLExporter().from_filename(str(path))[0])
    page = browser.new_context(java_script_enabled=False, offline=True).new_page()
    page.goto(html.as_uri())
    take_picture(page, SEEN / f"{path.stem}-page.png")
    shown = [image.bounding_box() for image in page.locator(".jp-OutputArea-output img").all()]
    page.context.close()

    notebook = nbformat.read(path, as_version=4)
    if not any(cell.get("execution_count") for cell in notebook.cells):
        raise Wrong(f"it was saved without outputs; ./lab run {path} makes them")
    missing = [figure for figure in figures(notebook) if "image/png" not in figure.data]
    if missing:
        raise Wrong(f"{len(missing)} figures have no static picture; ./lab run {path} makes them")
    broken = [box for box in shown if not box or box["width"] < 100 or box["height"] < 100]
    if broken or len(shown) < len(figures(notebook)):
        raise Wrong(f"{len(figures(notebook))} figures, but {len(shown) - len(broken)} static pictures on the page")
    return f"{len(shown)} static pictures shown"


def take_picture(page, file):
    """Of the whole notebook: the window is made as high as what it scrolls."""
    file.parent.mkdir(parents=True, exist_ok=True)
    panel = page.query_selector(".jp-WindowedPanel-outer")
    if panel:
        height = panel.evaluate("node => node.scrollHeight") + 200
        page.set_viewport_size({"width": 1280, "height": min(height, 16_000)})
        panel.evaluate("node => node.scrollTo(0, 0)")
        page.wait_for_timeout(500)
    page.screenshot(path=file, full_page=not panel)


def main():
    parser = argparse.ArgumentParser(prog="./lab test-browser", description=__doc__.partition("\n")[0])
    parser.add_argument("notebooks", nargs="*", type=Path, default=[Path("notebooks/00-start-here.ipynb")])
    parser.add_argument("--timeout", type=int, default=300, metavar="SECONDS", help="for one notebook (default 300)")
    parser.add_argument("--dark", action="store_true", help="JupyterLab in its dark theme")
    options = parser.parse_args()
    chromium = Chromium.find_browser(skip_local=False)  # the one that draws the static pictures
    if not chromium:
        sys.exit("The browser test needs Chromium or Chrome. Debian: apt install chromium")

    failed = 0
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        with jupyterlab(folder, options.dark) as address:
            for path in options.notebooks:
                for check, arguments in (
                    (run_in_jupyterlab, (address, folder / "root", options.timeout, "-dark" if options.dark else "")),
                    (read_without_javascript, (folder,)),
                ):
                    start = time.monotonic()
                    try:
                        result = check(path, browser, *arguments)
                        print(f"{time.monotonic() - start:6.1f} s  {path}: {result}", flush=True)
                    except Exception as error:  # a timeout of the browser is one, too; go on with the next
                        failed += 1
                        for page in (page for context in browser.contexts for page in context.pages):
                            take_picture(page, SEEN / f"{path.stem}-failed.png")
                            page.close()
                        print(f"FAILED {check.__name__} {path}: {error}", flush=True)
        browser.close()
    print(f"{2 * len(options.notebooks) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
