"""Compares the numbers of the product with reference figures that were computed independently, cell by cell.

usage: accept.py WRAPUP_BINARY [DATA_SET…]      (needs ../shared/data beside the project; says so where it is absent)
Prints a line a data set, `<data set>: N agree, M differ`, after the first differences and what is left out and why.
Exit status 1 when any differs.
"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

import asterisk
import contacts
import daily
import exports
from harness import SHARED

# The longest first: they are made beside each other, and printed in this order.
CHECKS = [
    daily.daily_kaggle, asterisk.xivo_statcenter, contacts.pwc_switzerland, contacts.flipkart_csat,
    asterisk.asterisk_queue_log, exports.wfm_schedule_export, exports.genesys_conversations,
    exports.amazon_connect_docs, exports.agent_roster_150,
]


def outcome(check, binary):
    """What to print of a data set, and whether all of it agrees."""
    try:
        tally = check(binary)
    except subprocess.CalledProcessError as error:
        return f"  {error.stderr}\n{check.__name__}: the product failed: {' '.join(map(str, error.cmd[1:3]))}", False
    return tally.text(), tally.differ == 0


def main():
    if not SHARED.is_dir():
        print(f"no reference data at {SHARED}: nothing to compare")
        return 0
    binary = pathlib.Path(sys.argv[1]).resolve()
    checks = [check for check in CHECKS if check.__name__ in sys.argv[2:] or not sys.argv[2:]]
    agrees = True
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as workers:
        for text, all_agree in workers.map(lambda check: outcome(check, binary), checks):
            print(text, flush=True)
            agrees = agrees and all_agree
    return 0 if agrees else 1


sys.exit(main())
