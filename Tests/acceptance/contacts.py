"""Two flat tables, a contact or an answer a row, mapped by columns."""
from harness import Product, Tally, number, reference

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
# reference file: level, id column, period column
CONTACT_FILES = {
    "overall": ("site", None, None), "by_agent": ("agent", "agent", None), "by_topic": ("topic", "topic", None),
    "by_month": ("site", None, "month"), "by_iso_week": ("site", None, "iso_week"), "by_day": ("site", None, "day"),
    "by_agent_month": ("agent", "agent", "month"), "by_agent_iso_week": ("agent", "agent", "iso_week"),
    "by_topic_month": ("topic", "topic", "month"),
}
SURVEY_FILES = {
    "overall": ("site", None, None), "by_agent": ("agent", "agent", None), "by_channel": ("channel", "channel", None),
    "by_category": ("topic", "category", None), "by_supervisor": ("team", "supervisor", None),
    "by_iso_week": ("site", None, "iso_week"), "by_survey_date": ("site", None, "survey_date"),
    "by_supervisor_iso_week": ("team", "supervisor", "iso_week"),
}


def pwc_switzerland(binary):
    return compare(binary, "pwc_switzerland", "2021-Q1", CONTACTS, CONTACT_FILES)


def flipkart_csat(binary):
    return compare(binary, "flipkart_csat", "2023-08", SURVEYS, SURVEY_FILES)


def compare(binary, name, period, columns, files):
    tally, rows = Tally(name), Product(binary, name).run(period)
    hidden = cut_off = 0
    levels = {(key[0], key[2], key[3]) for key in rows}
    periods = {key[4] for key in rows}
    for stem, (level, id_column, period_column) in files.items():
        for theirs in reference(name, f"reference_{stem}"):
            key_period = theirs[period_column] if period_column else period
            if key_period not in periods:
                cut_off += 1  # an ISO week that ends after the period
                continue
            for column, (metric, variant, part, factor) in columns.items():
                if (level, metric, variant) not in levels:
                    continue  # for example no abandonment of an agent
                key = (level, theirs[id_column] if id_column else "", metric, variant, key_period)
                row = rows.get(key)
                if row is not None and row["state"].startswith("suppressed"):
                    hidden += 1
                    continue
                ours = number(row[part]) if row is not None else None
                if ours is None and row is not None and row["state"].startswith("missing"):
                    ours = 0.0 if number(theirs[column]) == 0 else None  # their 0 answers are our "no answers"
                tally.cell(f"{stem} {column} {key}", ours if ours is None else ours * factor, theirs[column])
    tally.leave_out(f"{hidden} cells hidden for few observations, {cut_off} rows of weeks that end after the period")
    return tally
