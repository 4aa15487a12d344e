"""Compares the numbers of a run with reference figures that were computed independently, cell by cell.

usage: accept.py WRAPUP_BINARY        (needs ../shared/data beside the project; says so where it is absent)
Prints a line a data set, `<data set>: N agree, M differ`, after the first differences. Exit status 1 when any differs.
"""
import csv
import pathlib
import shutil
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
shared = root.parent / "shared" / "data"
scratch = root / ".build-accept"

# reference column: metric, variant, column of measures.csv, factor from our unit to theirs
CONTACTS = {
    "offered": ("contacts_offered", "", "value", 1),
    "answered": ("contacts_handled", "", "value", 1),
    "abandoned": ("abandon_rate", "", "numerator", 1),
    "resolved": ("resolution_rate", "of_answered", "numerator", 1),
    "asa_s": ("asa", "", "value", 1),
    "talk_total_s": ("avg_talk", "", "numerator", 1),
    "avg_talk_s": ("avg_talk", "", "value", 1),
    "ratings": ("surveys", "", "value", 1),
    "csat_mean": ("csat_mean", "", "value", 1),
    "csat_4_5": ("csat", "top2", "numerator", 1),
    "within_20s": ("service_level", "sl_offered", "numerator", 1),
    "answer_rate_pct": ("answer_rate", "", "value", 100),
    "abandon_rate_pct": ("abandon_rate", "", "value", 100),
    "resolution_pct_of_offered": ("resolution_rate", "of_offered", "value", 100),
    "resolution_pct_of_answered": ("resolution_rate", "of_answered", "value", 100),
    "csat_pct_4_5": ("csat", "top2", "value", 100),
    "sl20_pct_of_offered": ("service_level", "sl_offered", "value", 100),
    "sl20_pct_of_answered": ("service_level", "sl_answered_only", "value", 100),
}
SURVEYS = {
    "surveys": ("surveys", "", "value", 1),
    "csat_sum": ("csat_mean", "", "numerator", 1),
    "csat_mean": ("csat_mean", "", "value", 1),
    "csat_pct_4_5": ("csat", "top2", "value", 100),
}
# data set: period, columns, reference file: (level, id column, period column)
SETS = {
    "pwc_switzerland": ("2021-Q1", CONTACTS, {
        "overall": ("site", None, None), "by_agent": ("agent", "agent", None), "by_topic": ("topic", "topic", None),
        "by_month": ("site", None, "month"), "by_iso_week": ("site", None, "iso_week"), "by_day": ("site", None, "day"),
        "by_agent_month": ("agent", "agent", "month"), "by_agent_iso_week": ("agent", "agent", "iso_week"),
        "by_topic_month": ("topic", "topic", "month"),
    }),
    "flipkart_csat": ("2023-08", SURVEYS, {
        "overall": ("site", None, None), "by_agent": ("agent", "agent", None), "by_channel": ("channel", "channel", None),
        "by_category": ("topic", "category", None), "by_supervisor": ("team", "supervisor", None),
        "by_iso_week": ("site", None, "iso_week"), "by_survey_date": ("site", None, "survey_date"),
        "by_supervisor_iso_week": ("team", "supervisor", "iso_week"),
    }),
}


def measures(folder, period):
    """Every row of measures.csv, the private one included, by its keys."""
    rows = {}
    for path in (folder / "archive" / period / "v1/data/measures.csv", folder / "private" / period / "v1/data/measures.csv"):
        with open(path, newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                rows[row["level"], row["id"], row["metric"], row["variant"], row["period"]] = row
    return rows


def compare(name, period, columns, files, rows):
    agree = differ = hidden = left_out = 0
    levels = {(key[0], key[2], key[3]) for key in rows}
    periods = {key[4] for key in rows}
    for stem, (level, id_column, period_column) in files.items():
        with open(shared / name / f"reference_{stem}.csv", newline="", encoding="utf-8") as file:
            for reference in csv.DictReader(file):
                key_period = reference[period_column] if period_column else period
                if key_period not in periods:
                    left_out += 1  # an ISO week that ends after the period
                    continue
                for column, (metric, variant, part, factor) in columns.items():
                    if (level, metric, variant) not in levels:
                        continue  # for example no abandonment of an agent
                    key = (level, reference[id_column] if id_column else "", metric, variant, key_period)
                    row = rows.get(key)
                    if row is not None and row["state"].startswith("suppressed"):
                        hidden += 1
                        continue
                    ours = float(row[part]) * factor if row is not None and row[part] else None
                    theirs = float(reference[column]) if reference[column] else None
                    same = ours == theirs if None in (ours, theirs) else abs(ours - theirs) <= 1e-6 + 1e-9 * abs(theirs)
                    if theirs == 0 and ours is None and row is not None and row["state"].startswith("missing"):
                        same = True  # nothing to count: their 0 answers are our "no answers"
                    agree, differ = agree + same, differ + (not same)
                    if not same and differ <= 10:
                        print(f"  {name} {stem} {key}: ours {ours}, reference {theirs}")
    if hidden or left_out:
        print(f"  {name}: {hidden} cells hidden for few observations, {left_out} rows of weeks that end after the period")
    print(f"{name}: {agree} agree, {differ} differ")
    return differ


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    if not shared.is_dir():
        print(f"no reference data at {shared}: nothing to compare")
        return 0
    failed = 0
    for name, (period, columns, files) in SETS.items():
        out = scratch / name
        shutil.rmtree(out, ignore_errors=True)
        subprocess.run(
            [binary, "run", "--workspace", root / "fixtures/workspaces" / name, "--period", period, "--out", out,
             "--clock", "2026-11-02T06:00:00Z", "--quiet"], check=True)
        failed += compare(name, period, columns, files, measures(out, period))
    return 1 if failed else 0


sys.exit(main())
