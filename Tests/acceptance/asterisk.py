"""Logs of Asterisk's queues: scenarios with the figures of another program, and five days of a help desk."""
import collections
import datetime
import zoneinfo

from harness import ROOT, SCRATCH, SHARED, Product, Tally, moment, number, ratio, reference, whole


def xivo_statcenter(binary):
    tally = Tally("xivo_statcenter")
    cells = reference(tally.name, "reference_expected")
    template = (ROOT / "fixtures/workspaces" / tally.name / "wrapup.yaml").read_text(encoding="utf-8")
    for scenario in sorted({cell["scenario"] for cell in cells}):
        folder = SCRATCH / tally.name / scenario
        folder.mkdir(parents=True, exist_ok=True)
        text = template.replace("../../../../shared/data", str(SHARED)).replace("S01.csv", f"{scenario}.csv")
        (folder / "wrapup.yaml").write_text(text, encoding="utf-8")
        product = Product(binary, f"{tally.name}/{scenario}", folder).load()
        compare_scenario(tally, product, [cell for cell in cells if cell["scenario"] == scenario])
    tally.leave_out("S21: it has no table, its times are relative")
    return tally


def compare_scenario(tally, product, cells):
    day = datetime.date.fromisoformat(cells[0]["date"])
    period = f"{day}..{day + datetime.timedelta(6)}" if cells[0]["weekly"] == "1" else str(day)
    within = ["--period", period, "--by", "hour"]
    is_queue = cells[0]["kind"] == "queue"
    intervals = product.dump("queue_intervals", *within) if is_queue else product.dump(
        "agent_intervals", *within, "--open-runs-on")
    # Only the event tells a full queue from one without people.
    blocked = product.dump("interactions", "--period", period) if any(
        cell["metric"] in ("Blocking", "Saturated") for cell in cells) else []
    for cell in cells:
        hours = report_hours(cell, cells)
        name = "queue" if is_queue else "agent"
        target = cell["target"] if is_queue else "Agent/" + cell["target"]
        rows = [row for row in intervals if row[name] == target and row["interval_start"][:13] in hours]
        events = [row for row in blocked if row[name] == target and row["arrived_at"][:13] in hours]
        ours = queue_figure(cell["metric"], rows, events) if is_queue else agent_figure(cell["metric"], rows)
        tally.cell(f"{cell['scenario']} {target} {cell['bucket']} {cell['metric']}", ours, cell["expected"])


def report_hours(cell, cells):
    """The hours of a bucket, `2013-11-08T09`: one of the day, all of the day, or those of one or all days of a week."""
    day = datetime.date.fromisoformat(cell["date"])
    if cell["weekly"] == "1":
        days = [day + datetime.timedelta(n) for n in range(7)]
        if cell["bucket"] != "Total":
            days = [day for day in days if day.day == int(cell["bucket"].split()[1])]
        return {f"{day}T{hour:02}" for day in days for hour in range(8, 12)}
    buckets = [cell["bucket"]] if cell["bucket"] != "Total" else {other["bucket"] for other in cells} - {"Total"}
    return {f"{day}T{int(bucket.split('h')[0]):02}" for bucket in buckets}


def clock(seconds):
    """Seconds as the other program shows them: cut, not rounded. Parts below a microsecond are of the sum only."""
    seconds = int(round(seconds, 6))
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


def percent(part, of):
    return f"{100 * part // of} %" if of else ""


def queue_figure(metric, rows, events):
    total = lambda *columns: sum(whole(row[column]) for row in rows for column in columns)
    answered, abandoned, closed = total("handled"), total("abandoned", "short_abandoned"), total("closed")
    received = total("entered", "blocked", "closed")
    told = lambda *names: sum(row["topic"] in [f"queue: {name}" for name in names] for row in events)
    if metric == "AWT":
        waited = total("handled_wait_seconds", "abandoned_wait_seconds")
        return clock(waited / (answered + abandoned)) if answered + abandoned else ""
    return {
        "Received": received, "Answered": answered, "Abandoned": abandoned, "Closed": closed,
        "Blocking": told("JOINEMPTY", "LEAVEEMPTY"), "Saturated": told("FULL", "DIVERT_CA_RATIO", "DIVERT_HOLDTIME"),
        "Answered rate": percent(answered, received - closed), "QoS": percent(total("handled_within"), answered),
    }[metric]


def agent_figure(metric, rows):
    column = {"Answered": "answered", "Conversation": "talk_seconds", "Login": "logged_in_seconds",
              "Pause": "aux_seconds", "Wrapup": "acw_state_seconds"}[metric]
    total = sum(number(row[column]) or 0 for row in rows)
    return total if metric == "Answered" else clock(total)


# The same five days as a log and as the table into which a PBX parses it.
PERIOD = "2018-11-29..2018-12-04"
ZONE = zoneinfo.ZoneInfo("America/Bogota")


def asterisk_queue_log(binary):
    tally = Tally("asterisk_queue_log")
    for name in ("asterisk_queue_log", "asterisk_queue_log_parsed"):
        product = Product(binary, name).load()
        calls = product.dump("interactions")
        legs = product.dump("segments")
        sessions = [row for row in product.dump("agent_states") if row["state"] == "logged_in"]
        compare_queues(tally, name, product, calls)
        compare_days(tally, name, product, legs)
        compare_agents(tally, name, product, calls, legs, sessions)
        compare_sessions(tally, name, sessions)
    tally.leave_out("out_dials, out_answered, out_talk_s: events of an add-on, which the log's format does not define")
    tally.leave_out("a second of Agent/1128 in logged_s_in_event, login_s_closed: a logoff says 26461, its times 26460")
    return tally


def compare_row(tally, where, ours, theirs):
    for column, value in ours.items():
        tally.cell(f"{where} {column}", value, theirs[column])


def compare_queues(tally, name, product, calls):
    intervals = product.dump("queue_intervals", "--period", PERIOD, "--by", "month")
    for theirs in reference(tally.name, "reference_by_queue"):
        rows = [row for row in intervals if row["queue"] == theirs["queue"]]
        total = lambda column: sum(whole(row[column]) for row in rows)
        entered, connected, abandoned, within = map(total, ("entered", "handled", "abandoned", "handled_within"))
        handled = [row for row in calls if row["queue"] == theirs["queue"] and row["outcome"] == "handled"]
        compare_row(tally, f"{name} by_queue", {
            "entered": entered, "connected": connected, "abandoned": abandoned, "timed_out": total("flowed_out"),
            "unaccounted": total("unfinished"), "completed": count(handled, is_completed),
            "transferred": count(handled, is_transferred), "within_20s": within,
            "within_60s": count(handled, lambda row: whole(row["wait_seconds"]) <= 60),
            "talk_s": sum(whole(row["talk_seconds"]) for row in
                          product.dump("agent_intervals", "--period", PERIOD, "--by", "month")),
            "asa_s": ratio(total("handled_wait_seconds"), connected),
            "avg_abandon_wait_s": ratio(total("abandoned_wait_seconds"), abandoned),
            "answer_rate_pct": 100 * connected / entered, "abandon_rate_pct": 100 * abandoned / entered,
            "sl20_pct_of_entered": 100 * within / entered,
        }, theirs)


def compare_days(tally, name, product, legs):
    days = {row["interval_start"][:10]: row for row in
            product.dump("queue_intervals", "--period", PERIOD, "--by", "day")}
    talk = collections.Counter()
    for row in legs:
        if row["transfer_kind"] == "none":
            talk[str(moment(row["started_at"]).astimezone(ZONE).date())] += whole(row["talk_seconds"])
    for theirs in reference(tally.name, "reference_by_local_day"):
        row = days.pop(theirs["local_day"], collections.defaultdict(str))
        compare_row(tally, f"{name} by_local_day {theirs['local_day']}", {
            "entered": whole(row["entered"]), "connected": whole(row["handled"]),
            "abandoned": whole(row["abandoned"]),
            "asa_s": ratio(whole(row["handled_wait_seconds"]), whole(row["handled"])),
            "talk_s_completed": talk.get(theirs["local_day"]),
        }, theirs)
    for day in days:
        tally.count(False, f"{name} by_local_day {day}: only ours")


def compare_agents(tally, name, product, calls, legs, sessions):
    intervals = product.dump("agent_intervals", "--period", PERIOD, "--by", "month")
    told = reference(tally.name, "reference_sessions")
    for theirs in reference(tally.name, "reference_by_agent"):
        own = lambda rows: [row for row in rows if row["agent"] == theirs["agent"]]
        total = lambda column: sum(whole(row[column]) for row in own(intervals))
        handled = [row for row in own(calls) if row["outcome"] == "handled"]
        completed, transferred = count(handled, is_completed), count(handled, is_transferred)
        ended = lambda by: count(own(legs), lambda row: row["disconnected_by"] == by)
        closed = [row for row in own(sessions) if row["ended_at"]]
        # By the times of its sessions: the reference adds what their logoffs say.
        excess = sum(number(row["logged_s_in_event"]) - number(row["logged_s_computed"])
                     for row in own(told) if row["logged_s_in_event"])
        compare_row(tally, f"{name} by_agent {theirs['agent']}", {
            "connected": total("answered"), "completed": completed, "transferred": transferred,
            "hangup_by_agent": ended("agent"), "hangup_by_caller": ended("customer"),
            "talk_s": total("talk_seconds"), "ring_no_answer": total("not_answered"),
            "rna_ge_1s": count(own(legs), lambda row: row["answered"] == "false" and whole(row["ring_seconds"]) >= 1),
            "sessions_closed": len(closed), "login_s_closed": sum(map(seconds, closed)) + excess,
            "sessions_open_at_end": len(own(sessions)) - len(closed),
            "asa_of_connected_s": ratio(sum(whole(row["wait_seconds"]) for row in handled), len(handled)),
            "aht_talk_s": ratio(total("talk_seconds"), completed + transferred),
        }, theirs)


def compare_sessions(tally, name, sessions):
    epoch = lambda row, column: moment(row[column]).timestamp() if row[column] else None
    ours = {(row["agent"], epoch(row, "started_at")): row for row in sessions}
    for theirs in reference(tally.name, "reference_sessions"):
        where = f"{name} sessions {theirs['agent']} {theirs['login_epoch']}"
        row = ours.pop((theirs["agent"], number(theirs["login_epoch"])), None)
        tally.count(row is not None, f"{where}: not ours")
        if row is None:
            continue
        tally.cell(f"{where} logoff_epoch", epoch(row, "ended_at"), theirs["logoff_epoch"])
        tally.cell(f"{where} logged_s_computed", seconds(row), theirs["logged_s_computed"])
        if theirs["logged_s_in_event"] == theirs["logged_s_computed"]:
            tally.cell(f"{where} logged_s_in_event", seconds(row), theirs["logged_s_in_event"])
    for key in ours:
        tally.count(False, f"{name} sessions {key}: only ours")


def count(rows, holds):
    return sum(map(holds, rows))


def is_transferred(row):
    return row["transferred"] == "true"


def is_completed(row):
    return row["transferred"] == "false" and row["truncated"] == "false"


def seconds(row):
    """How long a state lasted; `None` while it lasts."""
    return (moment(row["ended_at"]) - moment(row["started_at"])).total_seconds() if row["ended_at"] else None
