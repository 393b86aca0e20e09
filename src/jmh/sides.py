"""How the commands of this folder build and run the two sides, Descent and PyTorch: each call is a process of its own."""
import argparse
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLASSPATH = ROOT / "target/jmh/classpath"
# glibc gives memory back to the system after each step and asks for it again, unless told not to: PyTorch at its best.
KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": "268435456", "MALLOC_TRIM_THRESHOLD_": "1073741824"}


def parser(description):
    options = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--python", default="python3", help="a Python that has torch (python3)")
    options.add_argument("--threads", type=int, default=1, help="threads of both sides (1)")
    options.add_argument("--seconds", type=float, default=2, help="to measure a step, in each process (2)")
    options.add_argument("--busy", action="store_true", help="beside another process that keeps one core busy")
    options.add_argument("--rounds", type=int, default=3, help="the median of how many processes is printed (3)")
    return options


def prepare(options):
    """Builds; says whether there is a PyTorch to compare with."""
    build()
    return has_torch(options)


def table(options, torch, names):
    """Prints a line for each workload; returns the ratios, if there are any."""
    sides = [ours, theirs] if torch else [ours]
    ratios = []
    with neighbour(options):
        for name in names:
            rounds = [[float(side(options, name)[0][1]) for side in sides] for _ in range(options.rounds)]
            ratios.append(row(name, rounds))
    return ratios if torch else []


@contextmanager
def neighbour(options):
    """A process that always has something to do, if the options want one."""
    process = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if options.busy else None
    try:
        yield
    finally:
        if process:
            process.kill()


def row(name, rounds, form=".1f"):
    """Prints name, the median of each side and, if there are two, their ratio, which it returns."""
    medians = [median(side) for side in zip(*rounds)]
    ratio = medians[0] / medians[1] if len(medians) == 2 else None
    print(name, *(f"{x:{form}}" for x in medians), *([f"{ratio:.3f}"] if ratio else []), sep="\t", flush=True)
    return ratio


def lines(command, environment=None):
    """The command's output: lists of what stands between the tabs."""
    environment = {**os.environ, **(environment or {})}
    output = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT).stdout
    return [line.split("\t") for line in output.splitlines()]


def build():
    """Compiles library and benchmarks, if anything changed since they were compiled last."""
    sources = [ROOT / "pom.xml", *(ROOT / "src/main").rglob("*.java"), *(ROOT / "src/jmh").rglob("*.java")]
    if CLASSPATH.exists() and CLASSPATH.stat().st_mtime > max(source.stat().st_mtime for source in sources):
        return
    goals = ["test-compile", "dependency:build-classpath", "-Dmdep.outputFile=target/jmh/classpath.new"]
    subprocess.run(["./mvnw", "-q", "-B", "-ntp", "-Pjmh", *goals], check=True, cwd=ROOT)
    CLASSPATH.with_suffix(".new").rename(CLASSPATH)


def java(threads):
    """The start of a command line. The JVM sees as many processors as there may be threads."""
    folders = [str(ROOT / "target/jmh/classes"), str(ROOT / "target/jmh/test-classes")]
    classpath = os.pathsep.join([*folders, CLASSPATH.read_text().strip()])
    executable = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    return [executable, f"-XX:ActiveProcessorCount={threads}", "-cp", classpath]


def ours(options, *names):
    return lines([*java(options.threads), "descent.Steps", str(options.seconds), *names])


def theirs(options, *names):
    settings = ["--threads", str(options.threads), "--seconds", str(options.seconds)]
    return lines([options.python, str(HERE / "torch_steps.py"), *settings, *names], KEEP_MEMORY)


def has_torch(options):
    try:
        found = subprocess.run([options.python, "-c", "import torch"], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        found = False
    if not found:
        print(f"{options.python} has no torch: only Descent is measured (--python chooses another)", file=sys.stderr)
    return found
