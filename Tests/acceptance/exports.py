"""Small exports of which every row can be seen: a plan, two chats, a worked example and a roster."""
import collections
import datetime
import zoneinfo

from harness import Product, Tally, moment, number, reference, whole


def wfm_schedule_export(binary):
    tally = Tally("wfm_schedule_export")
    plan = collections.defaultdict(list)
    for row in Product(binary, tally.name).load().dump("schedules"):
        plan[row["source"], row["agent"], row["activity"], row["started_at"]].append(row)
    sums = collections.Counter()
    for theirs in reference(tally.name, "reference_rows"):
        zone = zoneinfo.ZoneInfo(theirs["time_zone"])
        day = datetime.datetime.strptime(theirs["date"], "%m/%d/%y")
        clock = datetime.time.fromisoformat(theirs["start_24h"] or "00:00")
        start = datetime.datetime.combine(day, clock, zone).astimezone(datetime.timezone.utc)
        rows = plan[theirs["file"], theirs["agent"], theirs["state"], start.strftime("%Y-%m-%dT%H:%M:%SZ")]
        tally.count(rows, f"{theirs['file']} line {theirs['line']}: not ours")
        if not rows:
            continue
        # Where it is found: file, time zone, agent, date, state and start agree.
        row = rows.pop()
        from_clock = minutes(row) if row["all_day"] == "false" else None
        reported, paid = whole(row["planned_seconds"]) / 60, whole(row["paid_seconds"]) / 60
        local = lambda column: f"{moment(row[column]).astimezone(zone):%H:%M}" if row["all_day"] == "false" else ""
        for column, value in {
            "site": row["site"], "team": "!" + row["team"], "start_24h": local("started_at"),
            "end_24h": local("ended_at"), "minutes_from_clock": from_clock, "minutes_reported": reported,
            "paid_minutes_reported": paid, "mismatch": None if from_clock is None else int(from_clock != reported),
        }.items():
            tally.cell(f"{theirs['file']} line {theirs['line']} {column}", value, theirs[column])
        for column, value in (("minutes_from_clock", from_clock), ("minutes_reported_sum", reported),
                              ("paid_minutes_reported_sum", paid)):
            sums[theirs["file"], theirs["time_zone"], theirs["agent"], column] += value or 0
    for key, rows in plan.items():
        for _ in rows:
            tally.count(False, f"{key}: only ours")
    for theirs in reference(tally.name, "reference_by_agent"):
        for column in ("minutes_from_clock", "minutes_reported_sum", "paid_minutes_reported_sum"):
            key = (theirs["file"], theirs["time_zone"], theirs["agent"], column)
            tally.cell(f"by_agent {key}", sums[key], theirs[column])
    tally.leave_out("reference_reported_totals: rows of totals are told as such and not kept")
    tally.leave_out("time_zone by itself: instants are kept; a wrong zone would give other clock times")
    return tally


def minutes(row):
    return (moment(row["ended_at"]) - moment(row["started_at"])).total_seconds() / 60


def genesys_conversations(binary):
    tally = Tally("genesys_conversations")
    product = Product(binary, tally.name).load()
    contacts = {row["contact_id"]: row for row in product.dump("interactions")}
    legs = {(row["contact_id"], row["agent"]): row for row in product.dump("segments")}
    words = {"in": "inbound", "out": "outbound"}
    for theirs in reference(tally.name, "reference_sessions"):
        contact = contacts.get(theirs["conversation_id"])
        where = f"{theirs['file']} {theirs['participant_purpose']}"
        if theirs["participant_purpose"] == "customer":
            tally.count(contact, f"{where} conversation_id: not ours")
            if contact:
                tally.cell(f"{where} end", contact["ended_at"], theirs["end"])
                tally.cell(f"{where} direction", words.get(contact["direction"]), theirs["direction"])
                tally.cell(f"{where} media", contact["channel"], theirs["media"])
        elif theirs["participant_purpose"] == "acd":
            waited = whole(contact["wait_seconds"]) if contact else None
            tally.cell(f"{where} interact_s in whole seconds", waited, rounded(theirs["interact_s"]))
        else:
            leg = legs.pop((theirs["conversation_id"], theirs["user_id"]), None)
            tally.count(leg, f"{where} conversation_id, user_id: not ours")
            if leg:
                compare_leg(tally, where, leg, theirs, words)
    for key in legs:
        tally.count(False, f"{key}: only ours")
    tally.leave_out("start: a contact arrives when it enters the queue, 2 and 4 ms after the conversation starts")
    tally.leave_out("ms of the wait, and of talk and hold apart: whole seconds are kept; talk + hold go by times")
    tally.leave_out("seconds of the customer's session; metrics_ms repeats seconds; disconnects is in other words")
    return tally


def compare_leg(tally, where, leg, theirs, words):
    span = lambda first, last: (moment(leg[last]) - moment(leg[first])).total_seconds()
    for column, value in {
        "media": leg["channel"], "session_direction": words.get(leg["direction"]),
        "alert_s": span("started_at", "answered_at"), "wrapup_s": number(leg["acw_seconds"]),
    }.items():
        tally.cell(f"{where} {column}", value, theirs[column])
    for column, ours in (("alert_s", "ring_seconds"), ("interact_s", "talk_seconds"), ("hold_s", "hold_seconds")):
        tally.cell(f"{where} {column} in whole seconds", whole(leg[ours]), rounded(theirs[column]))
    together = number(theirs["interact_s"]) + number(theirs["hold_s"])
    tally.cell(f"{where} interact_s + hold_s", span("answered_at", "ended_at"), f"{together:.3f}")


def rounded(text):
    return str(round(number(text)))


def amazon_connect_docs(binary):
    tally = Tally("amazon_connect_docs")
    product = Product(binary, tally.name).load()
    legs = {row["contact_id"]: row for row in product.dump("segments")}
    states = {row["code"]: row for row in product.dump("agent_states") if row["state"] in ("on_contact", "acw")}
    for theirs in reference(tally.name, "reference_acw"):
        leg = legs.pop(theirs["contact_id"], None)
        tally.count(leg, f"contact_id {theirs['contact_id']}: not ours")
        if not leg:
            continue
        talk, acw = states["CONNECTED"], states["ENDED"]
        for column, value in {
            "connected_at": talk["started_at"], "conversation_ended_at": acw["started_at"],
            "acw_left_at": acw["ended_at"], "talk_s": 60 * minutes(talk), "acw_s": 60 * minutes(acw),
        }.items():
            tally.cell(f"agent_states {column}", value, theirs[column])
        tally.cell("segments connected_at", leg["answered_at"], theirs["connected_at"])
        tally.cell("segments conversation_ended_at", leg["ended_at"], theirs["conversation_ended_at"])
        tally.cell("segments talk_s in whole seconds", whole(leg["talk_seconds"]), rounded(theirs["talk_s"]))
        tally.cell("segments acw_s in whole seconds", whole(leg["acw_seconds"]), rounded(theirs["acw_s"]))
    for contact in legs:
        tally.count(False, f"{contact}: only ours")
    tally.leave_out("source: a remark")
    return tally


def agent_roster_150(binary):
    tally = Tally("agent_roster_150")
    roster = Product(binary, tally.name).load().dump("roster")
    for stem, ours in (("team", "team"), ("manager", "team_lead"), ("shift", "shift")):
        counts = collections.Counter(row[ours] for row in roster)
        for theirs in reference(tally.name, f"reference_by_{stem}"):
            tally.cell(f"by_{stem} {theirs[stem]}", counts.pop(theirs[stem], 0), theirs["agents"])
        for name in counts:
            tally.count(False, f"by_{stem} {name}: only ours")
    tally.leave_out("mean_experience: a roster keeps the first day of a person; the file's years do not follow from it")
    return tally
