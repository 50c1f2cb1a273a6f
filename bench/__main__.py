"""``make bench``: one JSON line a case (测速)."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from bench.cases import CASES, Offices


def main() -> None:
    """Measures the cases that are named, all of them if none is."""
    known = [case.name for case in CASES]
    parser = argparse.ArgumentParser(prog="python -m bench", description=main.__doc__)
    parser.add_argument("--cases", default="", help=f"parted by commas: {', '.join(known)}")
    parser.add_argument("--rows", type=int, help="one size for every case, in attendance rows")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/bench"), help="where the sample offices are made"
    )
    parser.add_argument("--table", action="store_true", help="as rows of the table in bench/README.md")
    options = parser.parse_args()
    chosen = [name for name in options.cases.split(",") if name] or known
    unknown = set(chosen) - set(known)
    if unknown:
        parser.error(f"no such case: {', '.join(sorted(unknown))}")

    offices = Offices(options.folder)
    for case in CASES:
        if case.name in chosen:
            for rows in (options.rows,) if options.rows else case.sizes:
                for result in case.run(offices.of(rows), rows):
                    line = json.dumps(result.line(), ensure_ascii=False)
                    print(result.row(case.target) if options.table else line, flush=True)


if __name__ == "__main__":
    main()
