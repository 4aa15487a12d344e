#!/usr/bin/env bash
# Passes on what matters of a test run: failures, skips and the closing lines; fails when the run failed.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cat >"$log"
grep -E '✘|error:|recorded an issue|skipped|Skipping|signal code|Fatal' "$log" | grep -v 'Executed 0 tests' | head -200
grep -E '(Test run with|passed after|failed after).*tests|Executed [0-9]+ test' "$log" | tail -4
if grep -qE '✘ Test run|with [1-9][0-9]* (failure|issue)|error: |signal code|Fatal error' "$log"; then
  tail -40 "$log"
  exit 1
fi
grep -qE '✔ Test run with [1-9]' "$log" || { echo "no test ran"; tail -40 "$log"; exit 1; }
