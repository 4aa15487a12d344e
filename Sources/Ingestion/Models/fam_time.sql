-- Time of people by day. All stretches of a person and day are cut at each other's edges, so that work on two contacts
-- at once counts once and plans are compared by the second. Variable: tolerance_seconds. Tables of fam_time_pieces.sql.
CREATE TEMP TABLE time_pieces AS
SELECT person, known, own_team, kind, days.day, greatest(began, days.day_first) AS began,
  least(ended, days.day_last) AS ended
FROM (
  SELECT * EXCLUDE (day, day_first, day_last, is_wanted), unnest(CASE WHEN ended <= day_last THEN [day]
    ELSE CAST(generate_series(CAST(day AS TIMESTAMP), day + to_days(CAST((ended - day_first) // 82800 AS INTEGER)),
      INTERVAL 1 DAY) AS DATE[]) END) AS day
  FROM (
    SELECT person, known, own_team, day, kind, began, ended FROM time_spans
    UNION ALL SELECT person, known, own_team, day, 'shift', began, ended FROM time_shifts) JOIN time_days USING (day)
  ) AS spans
JOIN time_days AS days ON days.day = spans.day AND days.is_wanted AND day_last > began AND day_first < ended;

-- How many stretches of each kind run, as one number of five kinds with twelve bits each: a sum a kind costs much more.
CREATE TEMP MACRO placed(kind, kinds) AS CASE WHEN list_contains(kinds, kind)
  THEN CAST(1 AS BIGINT) << (12 * (list_position(kinds, kind) - 1)) ELSE 0 END;
CREATE TEMP MACRO runs(running, place) AS (running >> (12 * place)) & 4095 > 0;
CREATE TEMP VIEW time_steps AS
SELECT person, day, began, ended, placed(kind, ['on_contact', 'acw', 'available_idle', 'rna', 'aux']) AS s,
  placed(kind, ['work', 'offline', 'logged_in', 'paid', 'unpaid']) AS o,
  placed(kind, ['plan_on', 'plan_off', 'plan_other', 'leave', 'shift']) AS p
FROM time_pieces WHERE kind <> 'break';
CREATE TEMP TABLE time_segments AS
SELECT * EXCLUDE (on_plan, off_plan, other_plan, leave), until - moment AS seconds, contact OR acw OR idle AS on_queue,
  contact OR acw OR idle OR rna OR aux OR work AS here,
  CASE WHEN leave THEN 'leave' WHEN off_plan THEN 'off' WHEN on_plan THEN 'on' WHEN other_plan THEN 'other' END AS class
FROM (
  SELECT person, day, moment, until, runs(s, 0) AS contact, runs(s, 1) AS acw, runs(s, 2) AS idle, runs(s, 3) AS rna,
    runs(s, 4) AS aux, runs(o, 0) AS work, runs(o, 1) AS offline, runs(o, 2) AS login, runs(o, 3) AS paid,
    runs(o, 4) AS unpaid, runs(p, 0) AS on_plan, runs(p, 1) AS off_plan, runs(p, 2) AS other_plan, runs(p, 3) AS leave,
    runs(p, 4) AS shift
  FROM ( -- Of several edges in one moment only the last leads to a segment of some length.
    SELECT person, day, moment, lead(moment) OVER walk AS until, CAST(sum(s) OVER walk AS BIGINT) AS s,
      CAST(sum(o) OVER walk AS BIGINT) AS o, CAST(sum(p) OVER walk AS BIGINT) AS p
    FROM (SELECT person, day, began AS moment, s, o, p FROM time_steps
      UNION ALL SELECT person, day, ended, -s, -o, -p FROM time_steps)
    WINDOW walk AS (PARTITION BY person, day ORDER BY moment ROWS UNBOUNDED PRECEDING))
  WHERE until > moment);

-- Time away: not ready or offline, else not there at all. Other work is no break.
CREATE TEMP VIEW away_stretches AS
SELECT person, recorded, min(moment) AS began, max(until) AS ended
FROM (
  SELECT *, sum(is_new) OVER (PARTITION BY person, recorded ORDER BY moment ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (
    SELECT *, aux OR offline AS recorded,
      one(moment IS DISTINCT FROM lag(until) OVER (PARTITION BY person, aux OR offline ORDER BY moment)) AS is_new
    FROM time_segments SEMI JOIN (SELECT person, day FROM time_pieces WHERE kind = 'break') AS planned
      USING (person, day) WHERE NOT on_queue AND NOT rna AND NOT work AND (aux OR offline OR NOT login)))
GROUP BY person, recorded, stretch;
CREATE TEMP MACRO is_off(number, planned) AS abs(number - planned) > getvariable('tolerance_seconds');
CREATE TEMP MACRO buckets(began, ended) AS unnest(list_distinct([began // 86400, (ended - 1) // 86400]));
-- A break is judged by the time away that covers most of it, what is recorded first.
CREATE TEMP VIEW judged_breaks AS
SELECT person, day, 1 AS breaks,
  one(best.covers IS NULL OR is_off(-best.began, began) OR is_off(best.ended + best.began, ended - began)) AS breaks_off
FROM (
  SELECT plan.person, plan.day, plan.began, plan.ended,
    max(CASE WHEN away.began IS NOT NULL THEN {'recorded': recorded,
      'covers': least(plan.ended, away.ended) - greatest(plan.began, away.began),
      'began': -away.began, 'ended': away.ended} END) AS best
  FROM (SELECT DISTINCT person, day, began, ended, buckets(began, ended) AS bucket FROM time_spans WHERE kind = 'break')
    AS plan
  LEFT JOIN (SELECT *, buckets(began, ended) AS bucket FROM away_stretches) AS away ON away.person = plan.person
    AND away.bucket = plan.bucket AND away.began < plan.ended AND away.ended > plan.began
  GROUP BY ALL);

CREATE TEMP VIEW judged_shifts AS
SELECT person, day, 1 AS shifts, coalesce(one(NOT is_off(min(first), any_value(began))), 0) AS shifts_on_time
FROM (
  SELECT shifts.*, states.began AS first
  FROM time_shifts AS shifts LEFT JOIN (
    SELECT opening.person, opening.began AS shift, states.began
    FROM (SELECT * FROM time_spans WHERE kind <> 'offline' AND NOT is_plan) AS states
    ASOF JOIN time_shifts AS opening ON states.person = opening.person AND states.began >= opening.opens
    WHERE states.began < opening.ended) AS states ON states.person = shifts.person AND states.shift = shifts.began)
GROUP BY person, day, began;
