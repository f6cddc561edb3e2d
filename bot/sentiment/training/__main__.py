"""Fit all languages and write their weights."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.sentiment.language import LANGUAGES
from bot.sentiment.training.fit import fit
from bot.sentiment.training.material import comments
from bot.sentiment.training.shipping import write


def main() -> None:
    """Write the weights from our own comments and, when their folder is given, the public ones."""
    parser = argparse.ArgumentParser(prog="python -m bot.sentiment.training")
    parser.add_argument("shared", type=Path, nargs="?", default=None)
    material = comments(parser.parse_args().shared)
    for language in LANGUAGES:
        size = write(language, fit([comment for comment in material if comment.language == language]))
        print(f"{language}: {size / 1e6:.2f} MB")  # noqa: T201 - a command line prints


if __name__ == "__main__":
    main()
