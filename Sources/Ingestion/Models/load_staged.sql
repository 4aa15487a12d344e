-- One row a row of the export. `reason` says why a row is not loaded; `raw_row` is kept with it.
CREATE TEMP TABLE staged (
  file INTEGER, row_no BIGINT,
  contact_id VARCHAR, survey_id VARCHAR, agent VARCHAR, team VARCHAR, queue VARCHAR, channel VARCHAR,
  direction VARCHAR, topic VARCHAR, local_at TIMESTAMP, written_at TIMESTAMP, arrived_at TIMESTAMPTZ,
  outcome VARCHAR, wait_seconds INTEGER, talk_seconds INTEGER, hold_seconds INTEGER, acw_seconds INTEGER,
  resolved BOOLEAN, transferred BOOLEAN, csat_score INTEGER, reason VARCHAR, raw_row VARCHAR
);
