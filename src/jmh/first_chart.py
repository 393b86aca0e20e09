"""See first-chart."""
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import nbformat
from jupyter_client.manager import start_new_kernel

PLOTLY = "application/vnd.plotly.v1+json"


def run(cells):
    """Seconds since the start: kernel there, first cell done, first figure there."""
    start, figures = perf_counter(), []

    def look(message):
        if message["msg_type"] == "error":
            raise SystemExit("\n".join(message["content"]["traceback"]))
        if PLOTLY in message["content"].get("data", {}):
            figures.append(perf_counter() - start)

    manager, client = start_new_kernel(kernel_name="java", startup_timeout=120)
    times = [perf_counter() - start]
    try:
        for cell in cells:
            client.execute_interactive(cell.source, timeout=300, output_hook=look)
            times.append(perf_counter() - start)
            if figures:
                return times[0], times[1], figures[0]
        raise SystemExit("no figure")
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


notebook = nbformat.read(Path("notebooks/00-start-here.ipynb"), as_version=4)
code = [cell for cell in notebook.cells if cell.cell_type == "code"]
rounds = [run(code) for _ in range(int(sys.argv[1]))]
for name, seconds in zip(["kernel", "imports", "first chart"], zip(*rounds)):
    print(f"{name}\t{median(seconds):.2f}")
