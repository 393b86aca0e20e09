"""Collects what the notebooks found; ./lab verdicts calls it.

Reads the tables of verdicts in the saved notebooks, writes notebooks/VERDICTS.md and the same table, shorter, into the
cell of notebooks/00-start-here.ipynb whose id is "verdicts". With --check it writes nothing and tells what is not in order:
a file out of date, a claim that is settled twice or nowhere, a link that leads nowhere.
"""

import argparse
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

NOTEBOOKS = Path("notebooks")
START = NOTEBOOKS / "00-start-here.ipynb"
LIST = NOTEBOOKS / "VERDICTS.md"
# How many claims there are of each kind: ACT-01 to ACT-21 and so on.
KINDS = {
    "ACT": ("Activations", 21),
    "INI": ("Initialization", 10),
    "NRM": ("Normalization", 13),
    "GRD": ("Gradients", 3),
    "OPT": ("Optimizers", 16),
    "REG": ("Regularization", 7),
    "POOL": ("Pooling", 1),
    "HYP": ("Hyper-parameters", 5),
    "PRE": ("Pre-training and transfer", 3),
}
MARKS = {"holds": "✓", "holds only when": "◐", "does not hold here": "✗"}
COLUMNS = ["claim", "statement", "measured", "value", "verdict"]


class Tables(HTMLParser):
    """The tables of a page: each a list of rows, with its caption."""

    def __init__(self, page):
        super().__init__()
        self.found, self.text = [], None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.found.append({"caption": "", "rows": []})
        elif tag == "tr":
            self.found[-1]["rows"].append([])
        elif tag in ("th", "td", "caption"):
            self.text = ""

    def handle_data(self, data):
        if self.text is not None:
            self.text += data

    def handle_endtag(self, tag):
        if tag == "caption":
            self.found[-1]["caption"], self.text = self.text, None
        elif tag in ("th", "td"):
            self.found[-1]["rows"][-1].append(self.text)
            self.text = None


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def verdicts(path):
    """A dictionary for each verdict that the saved notebook shows."""
    for cell in read(path)["cells"]:
        for output in cell.get("outputs", []):
            page = "".join(output.get("data", {}).get("text/html", ""))
            for table in Tables(page).found:
                if table["caption"] == "verdicts" and table["rows"][:1] == [COLUMNS]:
                    for row in table["rows"][1:]:
                        yield {**dict(zip(COLUMNS, row)), "notebook": path.relative_to(NOTEBOOKS).as_posix()}


def outcome(verdict):
    """The verdict without its mark, and the mark."""
    words = verdict["verdict"].lstrip("".join(MARKS.values()) + " ")
    return words, next(mark for start, mark in reversed(MARKS.items()) if words.startswith(start))


def cell_text(text):
    for sign in "\\|*_<$":  # what Markdown would read as something else
        text = text.replace(sign, "&lt;" if sign == "<" else "\\" + sign)
    return " ".join(text.split())


def counts(found):
    marks = [outcome(verdict)[1] for verdict in found]
    return ", ".join(f"{mark} {words}: {marks.count(mark)}" for words, mark in MARKS.items())


def link(verdict, text):
    return f"[{text}]({verdict['notebook']})"


def name(verdict):
    return verdict["notebook"].removesuffix(".ipynb")


def full_list(found):
    lines = [
        "# Verdicts",
        "",
        "What became of the rules that study notes teach. Written by `./lab verdicts` from the saved notebooks; the numbers",
        "are means over seeds with 95 % intervals, and each notebook says how it came to them.",
        "",
        counts(found) + ".",
    ]
    for kind, (title, _) in KINDS.items():
        own = [verdict for verdict in found if verdict["claim"].startswith(kind + "-")]
        if own:
            lines += ["", f"## {title}", "", "| claim | statement | verdict | measured | value | notebook |", "|---|---|---|---|---|---|"]
        for verdict in own:
            words, mark = outcome(verdict)
            cells = [cell_text(verdict[column]) for column in ("claim", "statement", "measured", "value")]
            claim, statement, measured, value = (cells[0].replace("-", "\u2011"), *cells[1:])  # in one piece
            lines.append(
                f"| {claim} | {statement} | {mark} {cell_text(words)} | {measured} | {value} | {link(verdict, name(verdict))} |"
            )
    return "\n".join(lines) + "\n"


def short_list(found):
    lines = [
        "## The verdicts",
        "",
        counts(found) + ". A click on a claim opens the notebook that settles it; the numbers are in [VERDICTS.md](VERDICTS.md).",
        "",
        "| claim | statement | verdict |",
        "|---|---|---|",
    ]
    for verdict in found:
        words, mark = outcome(verdict)
        claim = link(verdict, verdict["claim"].replace("-", "\u2011"))
        lines.append(f"| {claim} | {cell_text(verdict['statement'])} | {mark} {cell_text(words)} |")
    return "\n".join(lines)


def start_here(found):
    """The text of the notebook with the list in its cell; everything else stays as it is, to the letter."""
    text = START.read_text(encoding="utf-8")
    cell = next((cell for cell in read(START)["cells"] if cell["id"] == "verdicts"), None)
    if cell is None:
        sys.exit(f"{START} has no cell with the id \"verdicts\"")
    lines = short_list(found).splitlines(keepends=True)
    source = json.dumps(lines, ensure_ascii=False, indent=1).replace("\n", "\n   ")
    pattern = r'("id": "verdicts",\s*"metadata": \{\},\s*"source": )\[.*?\n   \]'
    changed, times = re.subn(pattern, lambda match: match.group(1) + source, text, flags=re.DOTALL)
    if times != 1:
        sys.exit(f"cannot find the source of the cell \"verdicts\" in {START}")
    return changed


def problems(found, paths):
    settled = [verdict["claim"] for verdict in found]
    expected = [f"{kind}-{number:02d}" for kind, (_, count) in KINDS.items() for number in range(1, count + 1)]
    for claim in expected:
        where = [verdict["notebook"] for verdict in found if verdict["claim"] == claim]
        if len(where) != 1:
            yield f"{claim} is settled in {len(where)} notebooks: {', '.join(where)}".rstrip(": ")
    for claim in sorted(set(settled) - set(expected)):
        yield f"{claim} is settled, but there is no such claim"
    for path in paths:
        for cell in read(path)["cells"]:
            for target in re.findall(r"\]\(([^)#\s]+)\)", "".join(cell["source"])) if cell["cell_type"] == "markdown" else []:
                if "://" not in target and not (path.parent / unquote(target)).exists():
                    yield f"{path}: the link to {target} leads nowhere"


def main():
    parser = argparse.ArgumentParser(prog="./lab verdicts", description="Collects the verdicts of the saved notebooks.")
    parser.add_argument("--check", action="store_true", help="write nothing, only tell whether all is in order")
    check = parser.parse_args().check
    paths = sorted(path for path in NOTEBOOKS.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
    order = list(KINDS)
    found = [verdict for path in paths for verdict in verdicts(path)]
    found.sort(key=lambda verdict: (order.index(verdict["claim"].split("-")[0]), verdict["claim"]))
    wrong = list(problems(found, paths))
    for path, text in ((LIST, full_list(found)), (START, start_here(found))):
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            wrong.append(f"{path} is out of date: run ./lab verdicts")
    print("\n".join(wrong + [f"{len(found)} verdicts: {counts(found)}"]))
    sys.exit(1 if check and wrong else 0)


if __name__ == "__main__":
    main()
