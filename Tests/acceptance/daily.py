"""Daily totals of 1,251 days in two shapes: averages must be weighted, and come out of the runs' measures."""
import datetime

from harness import Product, Tally, number, reference, whole

# A run gives its period, the weeks and months before its end: 26 and 14.
RUNS = [
    "2020-01-01..2023-06-04", "2020-06", "2020-01-01..2020-12-31", "2021-06", "2021-01-01..2021-12-31", "2022-06",
    "2022-01-01..2022-12-31", "2023-01-01..2023-06-30",
]
YEARS = {run[:4]: run for run in RUNS[1:] if ".." in run}
# reference column: metric, column of measures.csv, factor from our unit to theirs
COLUMNS = {
    "offered": ("contacts_offered", "value", 1),
    "answered": ("contacts_handled", "value", 1),
    "abandoned": ("abandon_rate", "numerator", 1),
    "answer_rate_pct": ("answer_rate", "value", 100),
    "abandon_rate_pct": ("abandon_rate", "value", 100),
    "asa_s_weighted_by_answered": ("asa", "value", 1),
    "talk_s_weighted_by_answered": ("avg_talk", "value", 1),
}
# reference file: id and period of a row
SITE_FILES = {
    "overall": lambda row: ("", RUNS[0]), "by_year": lambda row: ("", YEARS[row["year"]]),
    "by_month": lambda row: ("", row["month"]), "by_iso_week": lambda row: ("", row["iso_week"]),
}
TEAM_FILES = {
    "by_sales_rep": lambda row: (row["rep"], RUNS[0]), "by_rep_year": lambda row: (row["rep"], YEARS[row["year"]]),
}


def daily_kaggle(binary):
    tally = Tally("daily_kaggle")
    levels = 0
    # Rates have four figures in one file and two in the other: then a share is known to half a hundredth.
    for name, files, digits in (
            ("daily_kaggle", SITE_FILES | TEAM_FILES, 0), ("daily_kaggle_dated", SITE_FILES, 0.005)):
        product, rows = Product(binary, name), {}
        for run in RUNS:
            rows |= product.run(run)
        days = product.dump("interval_volumes")
        for stem, key_of in files.items():
            for theirs in reference(tally.name, f"reference_{stem}"):
                subject, period = key_of(theirs)
                key = ("team" if subject else "site", subject, period)
                compare(tally, f"{name} {stem}", rows, key, theirs)
                compare_days(tally, f"{name} {stem} {key}", days, subject, period, theirs)
                check_level(tally, f"{name} {stem}", rows, key, theirs, digits)
                levels += 1
    tally.leave_out("mean_of_daily_answer_rate_pct, *_mean_of_days: averages of averages, which are not printed")
    tally.leave_out("wait_s_*: where a table has a speed of answer, its column of waits is not kept")
    tally.leave_out("sl20_pct_weighted_by_offered: the level is a share of those answered")
    tally.leave_out(f"sl20_pct_weighted_by_answered ({levels} cells): its days are not whole contacts and ours are; "
                    "only checked to be within half a contact a day and the digits of the file")
    return tally


def value_of(rows, key, metric, variant, part, factor):
    level, subject, period = key
    row = rows.get((level, subject, metric, variant, period))
    value = number(row[part]) if row else None
    return value if value is None else value * factor


def compare(tally, where, rows, key, theirs):
    for column, (metric, part, factor) in COLUMNS.items():
        tally.cell(f"{where} {key} {column}", value_of(rows, key, metric, "", part, factor), theirs[column])


def compare_days(tally, where, days, subject, period, theirs):
    own = [row for row in days if row["team"] == subject or not subject]
    offered = [whole(row["offered"]) for row in own if is_in(row["started_at"][:10], period)]
    for column, value in (("days", len(offered)), ("max_offered_day", max(offered, default=None)),
                          ("min_offered_day", min(offered, default=None))):
        tally.cell(f"{where} {column}", value, theirs[column])


def is_in(day, period):
    if ".." in period:
        first, last = period.split("..")
        return first <= day <= last
    if "W" in period:
        year, week, _ = datetime.date.fromisoformat(day).isocalendar()
        return period == f"{year}-W{week:02}"
    return day.startswith(period)


def check_level(tally, where, rows, key, theirs, digits):
    """Counts only what cannot come from rounding each day to whole contacts."""
    ours = value_of(rows, key, "service_level", "sl_answered_only", "value", 1)
    answered = whole(theirs["answered"])
    most = (0.5 * whole(theirs["days"]) + digits * answered) / answered + 1e-8
    if ours is None or abs(ours - number(theirs["sl20_pct_weighted_by_answered"]) / 100) > most:
        tally.count(False, f"{where} {key} sl20_pct_weighted_by_answered: ours {ours}, "
                           f"reference {theirs['sl20_pct_weighted_by_answered']} %, at most {most} apart")
