"""Times Wrapup beside other tools, all in one run on this machine, and prints a table.

usage: bench.py WRAPUP_BINARY [--quick]     (the peers lie in ../shared/tools/peers; without them only ours is timed)
Each figure is the least of several runs: the machine is shared, and the least is what the program needs.
CPU is user + system time of the process and its children; `a document` is CPU over the number of documents.
"""
import os
import pathlib
import re
import resource
import shutil
import socket
import subprocess
import sys
import time

root = pathlib.Path(__file__).resolve().parents[1]
peers = root.parent / "shared/tools/peers"
data = root.parent / "shared/data"
work = root / ".build-bench"
clock = ["--clock", "2026-11-02T06:00:00Z", "--quiet"]
quick = "--quick" in sys.argv
binary = pathlib.Path(sys.argv[1]).resolve()


def timed(command, runs, before=None, env=None):
    """Least wall seconds and least CPU seconds of several runs."""
    walls, cpus = [], []
    for _ in range(runs):
        if before:
            before()
        start_cpu, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, env=env)
        walls.append(time.perf_counter() - start)
        end_cpu = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpus.append(end_cpu.ru_utime + end_cpu.ru_stime - start_cpu.ru_utime - start_cpu.ru_stime)
    return min(walls), min(cpus)


def python_with(packages):
    """A Python that has these packages, made once below the work folder; None where they cannot be had."""
    home = work / "python"
    if not (home / "bin/python").exists():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
    pip = [str(home / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
    return home / "bin/python" if subprocess.run(pip).returncode == 0 else None


def clear(path):
    return lambda: shutil.rmtree(path, ignore_errors=True)


def row(name, *cells):
    print(f"| {name:<58} | " + " | ".join(f"{cell:>12}" for cell in cells) + " |", flush=True)


def main():
    work.mkdir(exist_ok=True)
    runs = 1 if quick else 3
    row("what", "wall s", "CPU s", "ratio to us")
    row("---", "---:", "---:", "---:")

    if data.is_dir():
        out = work / "pwc"
        wall, cpu = timed([binary, "run", "--workspace", root / "fixtures/workspaces/pwc_switzerland", "--period",
                           "2021-03", "--out", out, *clock], runs, clear(out))
        row("PwC workbook, 5 000 calls, end to end", f"{wall:.2f}", f"{cpu:.2f}", "")

    people()
    documents(runs)
    deliveries()
    archives(runs)
    loads(runs)


def people():
    """What is looked for among people, in the sizes of a large centre, on one core."""
    probe = binary.parent / "analysis-benchmark"
    if not probe.exists():
        return
    for line in subprocess.run([probe, "people"], check=True, capture_output=True, text=True).stdout.splitlines():
        name, _, rest = line.partition(": ")
        row(name, "", rest.split(" ")[0], "")


def probe_values(command):
    """What a probe printed as `name: value`."""
    lines = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in re.findall(r"^([a-z0-9 ]+): ([\d.e+-]+)$", lines, re.MULTILINE)}


def documents(runs):
    """Two-page PDFs of agents: ours composed and drawn from a loaded warehouse, theirs drawn from JSON of the same kind
    of page. What starts a program is taken off: ours counts from the first document, theirs is 200 documents less one."""
    probe = binary.parent / "document-probe"
    sample, out = work / "sample-200", work / "sample-200-out"
    if not sample.exists():
        subprocess.run([binary, "sample", sample, "--agents", "200", "--teams", "10", "--months", "4", "--seed", "7"],
                       check=True, stdout=subprocess.DEVNULL)
    subprocess.run([binary, "run", "--workspace", sample, "--period", "2026-10", "--out", out, *clock], check=True)
    if not probe.exists():
        return
    home = os.environ.get("WRAPUP_HOME", root / ".tools")
    count, many = (400, 1200) if quick else (2000, 10000)

    def measured(number, jobs):
        found = [probe_values([probe, sample, out, home, "2026-10", number, jobs]) for _ in range(runs)]
        return min(found, key=lambda values: values["cpu"])
    one, two = measured(count, 1), measured(count, 2)
    ours = 1000 * one["cpu"] / count
    print("\nTwo-page PDFs of agents: CPU ms and bytes a document\n", flush=True)
    row("what", "CPU ms", "KB", "ratio to us")
    row("---", "---:", "---:", "---:")
    row(f"wrapup, {count} documents, tagged, with outline", f"{ours:.2f}", f"{one['bytes'] / 1000:.1f}", "1.00")
    row("  of which composing the report", f"{1000 * one['composing'] / count:.2f}", "", "")
    peer_documents(runs, ours)
    rate = {jobs: count / values["wall"] for jobs, values in ((1, one), (2, two))}
    print("\nOn one and on two workers, and memory over many documents\n", flush=True)
    row("what", "1 worker", "2 workers", "ratio")
    row("---", "---:", "---:", "---:")
    row("documents a second", f"{rate[1]:.0f}", f"{rate[2]:.0f}", f"{rate[2] / rate[1]:.2f}")
    long = probe_values([probe, sample, out, home, "2026-10", many, 2])
    row(f"resident MiB after 1 000 and after {many} documents", f"{long['memory after 1000']:.0f}",
        f"{long['memory at the end']:.0f}", f"{long['memory at the end'] / long['memory after 1000']:.2f}")
    print(flush=True)
    row("what", "wall s", "CPU s", "ratio to us")
    row("---", "---:", "---:", "---:")


def peer_documents(runs, ours):
    """The same kind of page by each peer that can be installed here."""
    if not peers.is_dir():
        return
    for peer, packages in (("typst", ["typst"]), ("reportlab", ["reportlab"]), ("weasyprint", ["weasyprint", "jinja2"])):
        python = python_with(packages)
        if not python:
            row(f"  {peer} cannot be installed here", "", "", "")
            continue
        number = 20 if peer == "weasyprint" else 200
        for size in (1, number):
            subprocess.run([python, peers / "agents.py", str(size), work / f"agents-{size}.json"], check=True,
                           stdout=subprocess.DEVNULL)
        script = peers / f"render_{peer}.py"
        _, many = timed([python, script, work / f"agents-{number}.json", work / peer], runs)
        sizes = [path.stat().st_size for path in (work / peer).glob("*.pdf")]
        _, single = timed([python, script, work / "agents-1.json", work / f"{peer}-1"], runs)
        each = 1000 * (many - single) / (number - 1)
        row(f"{peer}, {number} documents", f"{each:.2f}", f"{sum(sizes) / max(1, len(sizes)) / 1000:.1f}",
            f"{each / ours:.1f}")


def rates(lines):
    """What a probe printed as `name: COUNT in SECONDS s, RATE a second`."""
    found = re.findall(r"^([a-z ]+): (\d+) in ([\d.e-]+) s, ([\d.e+]+) a second$", lines, re.MULTILINE)
    return {name: (int(count), float(seconds), float(rate)) for name, count, seconds, rate in found}


def deliveries():
    """5 000 messages with a report of the sample, from the ledger to a mail server on this machine and back."""
    sink = root.parent / "shared/tools/smtp_sink.py"
    probe = binary.parent / "delivery-probe"
    report = next((work / "sample-200-out/private/2026-10/v1/agents").glob("*.pdf"), None)
    python = python_with(["aiosmtpd"]) if sink.exists() and probe.exists() and report else None
    if not python:
        return
    site, mail = work / "delivery", work / "mail"
    for folder in (site, mail):
        shutil.rmtree(folder, ignore_errors=True)
    site.mkdir()
    cert, key = work / "cert.pem", work / "key.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
                   check=True, stderr=subprocess.DEVNULL)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    server = subprocess.Popen([python, sink, port, mail, cert, key], stdout=subprocess.PIPE)
    try:
        server.stdout.readline()
        command = [probe, "bench", site, "500" if quick else "5000", report, root / "templates/mail", "localhost", port,
                   cert]
        lines = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True,
                               env={**os.environ, "PROBE_PASSWORD": "s3cret"}).stdout
    finally:
        server.kill()
        server.wait()
    last = lines.strip().splitlines()[-1]
    count = rates(lines)["sent"][0]
    stored = len(list(mail.glob("*.json")))
    for part in ("planned", "built", "sent"):
        _, seconds, rate = rates(lines)[part]
        row(f"messages {part}, {count}", f"{seconds:.2f}", "", f"{rate:.0f} a s")
    row(f"  {last}; {stored} stored", "", "", "")
    for folder in (site, mail):
        shutil.rmtree(folder, ignore_errors=True)


def archives(runs):
    """A version of 10 000 files: written plainly, forced to the disk, published, and verified by the program."""
    probe, site = binary.parent / "delivery-probe", work / "archive"
    if not probe.exists():
        return
    best = {}
    for _ in range(runs):
        shutil.rmtree(site, ignore_errors=True)
        site.mkdir()
        lines = subprocess.run([probe, "archive", site, "10000", "16384"], check=True, capture_output=True, text=True).stdout
        for name, (count, seconds, _) in rates(lines).items():
            best[name] = min(seconds, best.get(name, seconds))
    for name, seconds in best.items():
        row(f"10 000 files of 16 KiB, {name}", f"{seconds:.2f}", "", f"{seconds / best['published']:.2f}")
    wall, cpu = timed([binary, "verify", site], runs)
    row("  verify of these, every byte read", f"{wall:.2f}", f"{cpu:.2f}", f"{10_000 / wall:.0f} a s")
    shutil.rmtree(site, ignore_errors=True)


def loads(runs):
    """2.6 million contacts: our load keeps a checked warehouse; the peer's one query only adds up."""
    if not peers.is_dir() or not (python := python_with(["duckdb==1.5.5"]) or python_with(["duckdb"])):
        return
    months = work / "contacts"
    if not months.exists():
        subprocess.run([python, peers / "generate.py", months, "2000", "650", "2"], check=True, stdout=subprocess.DEVNULL)
    space, out = work / "load", work / "load-out"
    space.mkdir(exist_ok=True)
    (space / "wrapup.yaml").write_text(f"""organisation: Benchmark
time_zone: UTC
sources:
  - name: contacts
    table: interactions
    files: {months}/interactions-*.csv
    columns:
      contact_id: interaction_id
      arrived_at: {{column: offered_at, format: "%Y-%m-%dT%H:%M:%S"}}
      channel: channel
      queue: queue
      agent: agent_id
      outcome: outcome
      wait_seconds: wait_seconds
      talk_seconds: talk_seconds
      hold_seconds: hold_seconds
      acw_seconds: acw_seconds
      transferred: {{column: transferred, values: {{"1": true, "0": false}}}}
      resolved: {{column: resolved, values: {{"1": true, "0": false}}}}
      csat_score: csat
""")
    wall, cpu = timed([binary, "load", "--workspace", space, "--out", out, "--quiet"], runs, clear(out))
    row("load of 2.6 M contacts into the warehouse, checked", f"{wall:.2f}", f"{cpu:.2f}", "1.00")
    files = sorted(months.glob("*.csv"))
    peer_wall, peer_cpu = timed([python, peers / "summarise.py", "duckdb", work / "summary.csv", *files], runs)
    row("  duckdb, one GROUP BY over the same CSV", f"{peer_wall:.2f}", f"{peer_cpu:.2f}", f"{peer_wall / wall:.2f}")
    again_wall, again_cpu = timed([binary, "load", "--workspace", space, "--out", out, "--quiet"], runs)
    row("  the same load again, nothing new", f"{again_wall:.2f}", f"{again_cpu:.2f}", f"{again_wall / wall:.2f}")
    check_wall, check_cpu = timed([binary, "check", "--workspace", space, "--period", "2025-11", "--out", out, "--quiet"], runs)
    row("load and summary of a month with its history", f"{wall + check_wall - again_wall:.2f}",
        f"{cpu + check_cpu - again_cpu:.2f}", "1.00")
    row("  duckdb, one GROUP BY over the same CSV", f"{peer_wall:.2f}", f"{peer_cpu:.2f}",
        f"{peer_cpu / (cpu + check_cpu - again_cpu):.2f}")
    wall2, cpu2 = timed([binary, "run", "--workspace", space, "--period", "2025-11", "--out", out, "--no-agents", *clock],
                        runs, lambda: [shutil.rmtree(out / part, ignore_errors=True) for part in ("archive", "private")])
    row("run on that warehouse without agents' PDFs", f"{wall2:.2f}", f"{cpu2:.2f}", "")


main()
