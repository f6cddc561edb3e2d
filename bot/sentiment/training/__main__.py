"""Fit all languages and write their weights."""

from __future__ import annotations

import argparse
from pathlib import Path

from bot.sentiment.training import sentences
from bot.sentiment.training.material import comments
from bot.sentiment.training.meaning import Reader
from bot.sentiment.training.models import train
from bot.sentiment.training.vectors import vectors


def main() -> None:
    """Write the weights from our own comments and, when their folder is given, the public ones."""
    parser = argparse.ArgumentParser(prog="python -m bot.sentiment.training")
    parser.add_argument("shared", type=Path, nargs="?", default=None)
    parser.add_argument("--encoder", action="store_true")
    parser.add_argument("--kept", type=Path, default=None, help="where vectors are kept between runs")
    arguments = parser.parse_args()
    material = comments(arguments.shared)
    for name, size in train(material, Reader(vectors(arguments.kept))).items():
        print(f"{name}: {size / 1e6:.2f} MB")  # noqa: T201 - a command line prints
    if arguments.encoder:
        read = sentences.chosen(material)
        sentences.write_head(sentences.head(sentences.read(read), read))


if __name__ == "__main__":
    main()
