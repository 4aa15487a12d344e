"""Runs invented centres in which nothing but chance moves the numbers, and counts those of which something is said.

usage: null.py WRAPUP_BINARY [SEEDS]     (default: 20 seeds; a seed takes some seconds)

Says of each claim (a swap of people, an effect of a course, an improvement or excellence of a named person) in how many
centres it was not made. Exits with 1 where one was made in more than 15% of them.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

binary = pathlib.Path(sys.argv[1]).resolve()
seeds = int(sys.argv[2]) if len(sys.argv) > 2 else 20
claims = {"no swap": [], "no effect of a course": [], "nobody named for improvement": []}
for seed in range(1, seeds + 1):
    with tempfile.TemporaryDirectory() as folder:
        site, out = f"{folder}/site", f"{folder}/out"
        subprocess.run([binary, "sample", site, "--null", "--seed", str(seed)], check=True, stdout=subprocess.DEVNULL)
        subprocess.run([binary, "run", "--workspace", site, "--period", "2026-10", "--out", out, "--no-agents", "--quiet",
                        "--clock", "2026-11-02T06:00:00Z"], check=True, stderr=subprocess.DEVNULL)
        data = pathlib.Path(out) / "private/2026-10/v1/data"
        people, findings = json.loads((data / "people.json").read_text()), json.loads((data / "findings.json").read_text())
        findings += json.loads((pathlib.Path(out) / "archive/2026-10/v1/data/findings.json").read_text())
        advice = (people.get("balance") or {}).get("advice") or {}
        made = {
            "no swap": advice.get("outcome") == "suggested",
            "no effect of a course": any(finding["kind"] == "course-effect" for finding in findings),
            "nobody named for improvement": bool(people["recognition"]["improved"] or people["recognition"]["excellent"]),
        }
        for claim, is_made in made.items():
            if is_made:
                claims[claim].append(seed)
worst = 0
for claim, made in claims.items():
    worst = max(worst, len(made))
    print(f"null sample: {claim} in {seeds - len(made)} of {seeds} seeds" + (f" (not in {made})" if made else ""), flush=True)
sys.exit(0 if worst <= 0.15 * seeds else 1)
