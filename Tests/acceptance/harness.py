"""What the comparisons share: the product at work in a scratch folder, and the count of cells that agree."""
import csv
import datetime
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "data"
SCRATCH = ROOT / ".build-accept"


def reference(folder, stem):
    """The rows of a table of reference figures, as text."""
    with open(SHARED / folder / f"{stem}.csv", newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text):
    """A number of a CSV file; `None` for an empty cell."""
    return float(text) if text else None


def whole(text):
    """A whole number of a CSV file; 0 for an empty cell."""
    return int(text) if text else 0


def moment(text):
    """An instant as `wrapup dump` writes it; `None` for an empty cell."""
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")) if text else None


def ratio(numerator, denominator):
    """`None` where there is nothing to divide by."""
    return numerator / denominator if denominator else None


class Product:
    """A workspace of the fixtures, or of a folder, whose output lies in the scratch folder."""

    def __init__(self, binary, name, folder=None):
        self.binary, self.out = binary, SCRATCH / name / "out"
        self.workspace = folder or ROOT / "fixtures/workspaces" / name
        shutil.rmtree(self.out, ignore_errors=True)

    def _call(self, *arguments):
        command = [self.binary, *arguments, "--workspace", self.workspace, "--out", self.out, "--quiet"]
        subprocess.run(command, check=True, capture_output=True, text=True)

    def load(self):
        self._call("load")
        return self

    def dump(self, table, *options):
        """Rows of a canonical table or of intervals, as text."""
        file = self.out / "dump.csv"
        self._call("dump", table, *options, "--to", file)
        with open(file, newline="", encoding="utf-8") as lines:
            return list(csv.DictReader(lines))

    def run(self, period):
        """Every row of measures.csv, the private one included, by level, id, metric, variant and period."""
        self._call("run", "--period", period, "--no-agents", "--clock", "2026-11-02T06:00:00Z")
        rows = {}
        for part in ("archive", "private"):
            with open(self.out / part / period / "v1/data/measures.csv", newline="", encoding="utf-8") as file:
                for row in csv.DictReader(file):
                    rows[row["level"], row["id"], row["metric"], row["variant"], row["period"]] = row
        return rows


class Tally:
    """How many cells of a data set agree; keeps the first differences and what was left out, to be printed."""

    def __init__(self, name):
        self.name, self.agree, self.differ, self.lines, self.omitted = name, 0, 0, [], []

    def cell(self, where, ours, theirs):
        """Compares a cell with the text of the reference: texts must be equal, numbers to the sixth decimal."""
        if ours is None or isinstance(ours, str):
            same = (ours or "") == theirs
        else:
            value = number(theirs)
            same = value is not None and abs(ours - value) <= 1e-6 + 1e-9 * abs(value)
        self.count(same, f"{where}: ours {ours}, reference {theirs or None}")

    def count(self, same, words):
        self.agree, self.differ = self.agree + bool(same), self.differ + (not same)
        if not same and self.differ <= 10:
            self.lines.append(f"  {self.name} {words}")

    def leave_out(self, words):
        """Says what of the reference is not compared, and why."""
        self.omitted.append(f"  left out: {words}")

    def text(self):
        return "\n".join([*self.lines, *self.omitted, f"{self.name}: {self.agree} agree, {self.differ} differ"])
