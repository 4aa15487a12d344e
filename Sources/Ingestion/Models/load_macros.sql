-- How the texts of an export become values. Every macro gives NULL for a text that it cannot read.

-- Blank cells are missing values, never zeros. The first macro is for texts in which spaces are the only blanks.
CREATE MACRO spaces_off(text) AS nullif(trim(text), '');
CREATE MACRO blanks_off(text) AS nullif(trim(text, E' \t\r\n' || chr(160)), '');

CREATE MACRO point_number(text) AS
  CASE WHEN isfinite(try_cast(text AS DOUBLE)) THEN try_cast(text AS DOUBLE) END;

-- 1.234,5 and 1234,5; a point that is no thousands separator makes the number unreadable.
CREATE MACRO comma_number(text) AS
  CASE WHEN regexp_full_match(text, '-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?')
    THEN try_cast(replace(replace(text, '.', ''), ',', '.') AS DOUBLE) END;

CREATE MACRO clock_seconds(text) AS
  CASE WHEN regexp_full_match(text, '-?\d+:[0-5]?\d:[0-5]?\d([.,]\d+)?')
    THEN (CASE WHEN starts_with(text, '-') THEN -1 ELSE 1 END)
      * (3600 * abs(CAST(split_part(text, ':', 1) AS DOUBLE)) + 60 * CAST(split_part(text, ':', 2) AS DOUBLE)
        + CAST(replace(split_part(text, ':', 3), ',', '.') AS DOUBLE)) END;

CREATE MACRO minutes_clock_seconds(text) AS
  CASE WHEN regexp_full_match(text, '-?\d+:[0-5]?\d([.,]\d+)?')
    THEN (CASE WHEN starts_with(text, '-') THEN -1 ELSE 1 END)
      * (60 * abs(CAST(split_part(text, ':', 1) AS DOUBLE))
        + CAST(replace(split_part(text, ':', 2), ',', '.') AS DOUBLE)) END;

-- Whole seconds, half away from zero. NULL beyond what a cell can hold; the limits of sense are checked apart.
CREATE MACRO whole_seconds(seconds) AS try_cast(round(seconds) AS INTEGER);
CREATE MACRO long_seconds(seconds) AS try_cast(round(seconds) AS BIGINT);
CREATE MACRO whole_count(number) AS CASE WHEN number = floor(number) THEN try_cast(number AS BIGINT) END;
-- A share of 1 from 76.28% or 0.7628.
CREATE MACRO share_of(text) AS
  CASE WHEN ends_with(text, '%') THEN point_number(trim(text[:-2])) / 100 ELSE point_number(text) END;

-- A cell of a sheet holds a day as days since 1899-12-30 and a time as a fraction of a day.
CREATE MACRO sheet_time(text) AS
  CASE
    WHEN try_cast(text AS DOUBLE) IS NULL OR try_cast(text AS DOUBLE) NOT BETWEEN 0 AND 2958465.99 THEN text
    WHEN try_cast(text AS DOUBLE) < 1
      THEN strftime(TIMESTAMP '2000-01-01' + to_seconds(round(86400 * try_cast(text AS DOUBLE))), '%H:%M:%S')
    WHEN try_cast(text AS DOUBLE) = floor(try_cast(text AS DOUBLE))
      THEN strftime(DATE '1899-12-30' + CAST(try_cast(text AS DOUBLE) AS INTEGER), '%Y-%m-%d')
    ELSE strftime(TIMESTAMP '1899-12-30' + to_seconds(round(86400 * try_cast(text AS DOUBLE))), '%Y-%m-%d %H:%M:%S')
  END;

-- ISO 8601 writes UTC as Z; strptime knows offsets only.
CREATE MACRO zulu_offset(text) AS
  CASE WHEN ends_with(text, 'Z') OR ends_with(text, 'z') THEN text[:-2] || '+00:00' ELSE text END;

-- Whether a time ends with an offset from UTC that a place on earth has.
CREATE MACRO has_offset(text) AS
  regexp_matches(text, '(?:[Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d|[+-](?:0\d|1[0-4]))$');

-- ISO 8601 with an offset, whose writing says which format reads it: to try a list of formats takes a hundred times as
-- long. In a list the engine takes 31 February for 3 March, too.
CREATE MACRO is_iso_instant(text) AS
  regexp_full_match(text, '\d{4}(-\d\d-|/\d\d/)\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?([Zz]|[+-]\d\d:?\d\d|[+-]\d\d)')
    AND has_offset(text);
CREATE MACRO iso_as_written(text) AS
  replace(replace(replace(replace(zulu_offset(text), ' +', '+'), ' -', '-'), ' ', 'T'), '/', '-');
CREATE MACRO iso_instant(text) AS
  CASE
    WHEN contains(text, '.') THEN try_strptime(iso_as_written(text), '%Y-%m-%dT%H:%M:%S.%f%z')
    WHEN text[17] = ':' THEN try_strptime(iso_as_written(text), '%Y-%m-%dT%H:%M:%S%z')
    ELSE try_strptime(iso_as_written(text), '%Y-%m-%dT%H:%M%z')
  END;

CREATE MACRO flag(text) AS
  CASE WHEN lower(text) IN ('true', 't', 'yes', 'y', '1') THEN true
    WHEN lower(text) IN ('false', 'f', 'no', 'n', '0') THEN false END;

CREATE MACRO whole_score(number) AS CASE WHEN number = floor(number) THEN try_cast(number AS INTEGER) END;

-- What is wrong with a cell, in the words of rejects/<file>.csv; NULL when nothing is.
CREATE MACRO missing(name, text) AS CASE WHEN text IS NULL THEN name || ' is missing' END;
CREATE MACRO unreadable(name, text, readable) AS
  CASE WHEN text IS NOT NULL AND NOT coalesce(readable, false)
    THEN name || ' cannot be read: ' || substring(text, 1, 80) END;
CREATE MACRO off_calendar(name, text, moment) AS
  CASE WHEN moment NOT BETWEEN TIMESTAMP '1990-01-01' AND TIMESTAMP '2100-01-01'
    THEN name || ' is outside 1990 to 2099: ' || text END;

-- A field of the result files, in which tabs and line ends part fields and rows.
CREATE MACRO tsv(text) AS
  replace(replace(replace(replace(text, '\', '\\'), chr(9), '\t'), chr(10), '\n'), chr(13), '\r');
-- A field of a CSV row.
CREATE MACRO csv(text) AS
  CASE WHEN regexp_matches(text, '[",\r\n]') THEN '"' || replace(text, '"', '""') || '"' ELSE coalesce(text, '') END;

-- An instant from ISO 8601 with an offset or Z; NULL without one. The text says which format it has: with a list of them
-- the engine takes 31 February for 3 March, and to try one after the other takes twice as long.
CREATE MACRO offset_time(text, format) AS try_strptime(zulu_offset(replace(text, ' ', 'T')), format);
CREATE MACRO instant_of(text) AS
  CASE
    WHEN NOT regexp_matches(text, '(?:[Zz]|[+-](?:0\d|1[0-4]):?[0-5]\d)$') THEN NULL
    WHEN contains(text, '.') THEN offset_time(text, '%Y-%m-%dT%H:%M:%S.%f%z')
    WHEN regexp_matches(text, '[T ]\d{1,2}:\d{1,2}:') THEN offset_time(text, '%Y-%m-%dT%H:%M:%S%z')
    ELSE offset_time(text, '%Y-%m-%dT%H:%M%z')
  END;
CREATE MACRO epoch_of(seconds) AS
  CASE WHEN try_cast(seconds AS DOUBLE) BETWEEN 0 AND 4102444800
    THEN make_timestamptz(CAST(round(CAST(seconds AS DOUBLE) * 1000000) AS BIGINT)) END;
CREATE MACRO local_of(text, formats) AS try_strptime(text, formats);

-- Who a customer is, as a keyed digest: the same person gives the same text within a workspace, and nobody can go back
-- without the key. Blanks, case and the marks of telephone numbers make no difference.
CREATE MACRO plain_customer(text) AS
  CASE WHEN regexp_full_match(text, '[+0-9 ()./-]+') THEN regexp_replace(text, '[^0-9]', '', 'g') ELSE lower(trim(text)) END;
CREATE MACRO digest_of(text) AS
  CASE WHEN text IS NOT NULL
    THEN substring(sha256(getvariable('digest_key') || sha256(getvariable('digest_key') || plain_customer(text))), 1, 32) END;
CREATE MACRO keyed(text) AS CASE WHEN getvariable('keep_customers') THEN digest_of(text) END;
-- A comment without addresses and long numbers; NULL unless the workspace keeps comments.
CREATE MACRO redacted(text) AS
  CASE WHEN getvariable('keep_comments')
    THEN regexp_replace(regexp_replace(text, '[^ @]+@[^ @]+[.][^ @]+', '[address]', 'g'), '\+?\d[\d ()/.-]{5,}\d', '[number]', 'g') END;
