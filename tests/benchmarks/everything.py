"""
Every benchmark, one after the other: ratios measured in one run.

Run it with ``python tests/benchmarks/everything.py``.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
HELPERS = {"costs.py", "everything.py", "filling.py", "peers.py", "raw_sqlite.py"}


def main():
    for file in sorted(HERE.glob("*.py")):
        if file.name not in HELPERS:
            sys.stdout.write(f"\n{file.stem}\n")
            sys.stdout.flush()
            subprocess.run([sys.executable, file], check=True)


if __name__ == "__main__":
    main()
