"""Runs notebooks from top to bottom, each in a fresh kernel; see ./lab --help.

After a run every figure also gets a static picture, for the places that draw no plotly figures: GitHub, an exported
page, a diff. It is made here and not in the kernel, so that the Java library needs no browser.
"""

import argparse
import asyncio
import base64
import copy
import io
import json
import re
import sys
import time
from pathlib import Path

import nbformat
from kaleido import Kaleido
from kaleido.errors import ChromeNotFoundError
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from PIL import Image

PLOTLY = "application/vnd.plotly.v1+json"
# What a reader has to load: more than this is told, with the cell.
MOST_BYTES_OF_A_PICTURE = 60_000
MOST_BYTES_OF_A_NOTEBOOK = 1_500_000
# What the kernel reports besides (its exact version) would make a diff on every other machine.
METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {
        "codemirror_mode": "java",
        "file_extension": ".jshell",
        "mimetype": "text/x-java-source",
        "name": "Java",
        "pygments_lexer": "java",
    },
}


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


async def execute(path, seconds_per_cell):
    """Returns the executed notebook; raises RuntimeError, naming the cell, where one fails."""
    notebook = nbformat.read(path, as_version=4)
    for cell in code_cells(notebook):  # what an earlier run has left would be taken for this one's
        cell.outputs, cell.execution_count = [], None
    client = NotebookClient(
        notebook,
        kernel_name="java",
        timeout=seconds_per_cell,
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,  # quiet diffs
        coalesce_streams=True,  # where a stream is cut into messages is chance
        shutdown_kernel="immediate",  # saves the polite kernel's seconds; nothing of it is needed any more
    )
    try:
        await client.async_execute()
    except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
        raise RuntimeError(explain(notebook, error)) from error
    notebook.metadata.update(METADATA)
    return notebook


def explain(notebook, error):
    """The cell that stopped the run, which is the last one that was started, and what the kernel said there."""
    started = [(n, cell) for n, cell in enumerate(code_cells(notebook), 1) if cell.execution_count or cell.outputs]
    number, cell = started[-1] if started else (0, {"source": "(none was started)", "outputs": []})
    said = [line for output in cell["outputs"] if output.output_type == "error" for line in output.traceback]
    message = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(said)) or str(error)
    return f"code cell {number}: {cell['source'].strip().partition(chr(10))[0]}\n{message.strip()}"


async def add_pictures(notebook, kaleido):
    """Beside every figure, the same picture from the same figure: the bytes do not change from run to run."""
    for cell in code_cells(notebook):
        for output in cell.outputs:
            figure = output.get("data", {}).get(PLOTLY)
            if figure is not None:
                output.data["image/png"] = base64.b64encode(await picture(figure, kaleido)).decode()


async def picture(figure, kaleido):
    layout = figure.get("layout", {})
    png = await kaleido.calc_fig(
        {"data": figure["data"], "layout": layout},  # without its frames: a picture shows where an animation begins
        opts={"format": "png", "width": layout.get("width", 800), "height": layout.get("height", 450)},
    )
    # A chart has few colours: 128 of them look the same and take a third of the space. A large one has to do with fewer.
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colors in (128, 64, 32):
        small = io.BytesIO()
        image.quantize(colors, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        if small.tell() <= MOST_BYTES_OF_A_PICTURE:
            break
    return small.getvalue()


def size(notebook):
    """How many bytes the outputs of a notebook take."""
    return len(json.dumps([cell.outputs for cell in code_cells(notebook)], ensure_ascii=False).encode())


def heavy(notebook):
    """What is too heavy, in words."""
    for number, cell in enumerate(code_cells(notebook), 1):
        for output in cell.outputs:
            bytes_ = len(base64.b64decode(output.get("data", {}).get("image/png", "")))
            if bytes_ > MOST_BYTES_OF_A_PICTURE:
                start = cell["source"].strip().partition("\n")[0]
                yield f"code cell {number}: its picture has {bytes_ / 1000:.0f} kB, more than {MOST_BYTES_OF_A_PICTURE // 1000}: {start}"
    if size(notebook) > MOST_BYTES_OF_A_NOTEBOOK:
        yield f"its outputs have {size(notebook) / 1e6:.1f} MB, more than {MOST_BYTES_OF_A_NOTEBOOK / 1e6:.1f}"


def save(notebook, path):
    """As nbformat does, but with each figure on one line: one number a line makes its file three times as large."""
    figures = []

    def hold(data):
        if PLOTLY in data:
            figures.append(json.dumps(data[PLOTLY], ensure_ascii=False, separators=(",", ":"), sort_keys=True))
            data = {**data, PLOTLY: f"figure {len(figures) - 1}"}
        return data

    held = copy.deepcopy(notebook)
    for cell in code_cells(held):
        for output in cell.outputs:
            if "data" in output:
                output.data = nbformat.from_dict(hold(output.data))
    text = nbformat.writes(held)
    for number, figure in enumerate(figures):
        text = text.replace(f'"{PLOTLY}": "figure {number}"', f'"{PLOTLY}": {figure}')
    path.write_text(text + "\n", encoding="utf-8")


async def run(paths, options):
    """Returns how many notebooks failed; one that failed keeps its file as it was."""
    one_at_a_time = asyncio.Semaphore(options.jobs)

    async def run_one(path, kaleido):
        async with one_at_a_time:
            start = time.monotonic()
            try:
                notebook = await execute(path, options.timeout)
                if kaleido:
                    await add_pictures(notebook, kaleido)
                if not options.check:
                    save(notebook, path)
            except RuntimeError as error:
                print(f"FAILED {path}, {error}\n", flush=True)
                return False
            print(f"{time.monotonic() - start:6.1f} s  {path}, outputs of {size(notebook) / 1000:.0f} kB", flush=True)
            for warning in heavy(notebook):
                print(f"HEAVY  {path}, {warning}", flush=True)
            return True

    async def run_all(kaleido):
        return await asyncio.gather(*(run_one(path, kaleido) for path in paths))

    if options.check or options.no_pictures:
        done = await run_all(None)
    else:
        async with Kaleido(mathjax=False) as kaleido:  # MathJax would come from the network
            done = await run_all(kaleido)
    return done.count(False)


def notebooks(arguments):
    for argument in arguments:
        if argument.is_dir():
            yield from sorted(p for p in argument.rglob("*.ipynb") if ".ipynb_checkpoints" not in p.parts)
        elif argument.is_file():
            yield argument
        else:
            sys.exit(f"There is no notebook {argument}")


def main():
    parser = argparse.ArgumentParser(prog="./lab run", description="Runs notebooks and saves their outputs.")
    parser.add_argument("notebooks", nargs="*", type=Path, default=[Path("notebooks")], help="files or folders")
    parser.add_argument("--check", action="store_true", help="write nothing, only tell whether they run")
    parser.add_argument("--no-pictures", action="store_true", help="save without static pictures (needs no browser)")
    parser.add_argument("--timeout", type=int, default=300, metavar="SECONDS", help="for one cell (default 300)")
    parser.add_argument("--jobs", type=int, default=1, help="notebooks at the same time (default 1)")
    options = parser.parse_args()
    paths = list(notebooks(options.notebooks))
    if not paths:
        sys.exit("No notebooks in " + ", ".join(map(str, options.notebooks)))
    try:
        failed = asyncio.run(run(paths, options))
    except ChromeNotFoundError:
        # Not a warning: saving would throw away the pictures that the notebooks have.
        sys.exit(
            "Nothing was run: the static pictures of the figures need a Chromium or Chrome, and none was found.\n"
            "Install one (Debian: apt install chromium, macOS: brew install --cask chromium),\n"
            "name one in BROWSER_PATH, or choose --no-pictures or --check."
        )
    print(f"{len(paths) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
