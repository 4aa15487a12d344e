#!/usr/bin/env bash
# Passes on what matters of a test run: skips, failures and the closing lines, the failures last so that
# the end of a long log shows them; fails when the run failed.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cat >"$log"
grep -E 'skipped|Skipping' "$log" | grep -v 'Executed 0 tests' | head -100
grep -E '(Test run with|passed after|failed after).*tests|Executed [0-9]+ test' "$log" | tail -4
if grep -qE '✘ Test run|with [1-9][0-9]* (failure|issue)|error: |signal code|Fatal error' "$log"; then
  # What a failing test said stands in the lines after its name, marked by an arrow.
  echo "What failed:"
  grep -E '^ *↳|✘|error:|recorded an issue|signal code|Fatal' "$log" | cut -c1-600 | tail -40
  exit 1
fi
grep -qE '✔ Test run with [1-9]' "$log" || { echo "no test ran"; tail -40 "$log"; exit 1; }
