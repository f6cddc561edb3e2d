"""``python bot.py``: what was asked of the program goes to the file of that name in :mod:`bot.cli`."""

from __future__ import annotations

import argparse
import sys

from bot import cli, discovery, languages
from bot.cli import serve
from bot.errors import Refused

USAGE, FAILED = 2, 1


def main() -> None:
    """Do what the command line says and leave with 0, 1 when it could not be done, or 2 when it was not understood."""
    arguments = _parser().parse_args()
    try:
        sys.exit(arguments.run(arguments))
    except Refused as refusal:
        print(cli.texts()(refusal.key, **refusal.values), file=sys.stderr)  # noqa: T201 - a command line prints
        sys.exit(USAGE)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.stderr.close()
        sys.exit(FAILED)


def _parser() -> argparse.ArgumentParser:
    texts = languages.texts(languages.FALLBACK)
    parser = argparse.ArgumentParser(prog="bot.py", description=texts("cli.about"))
    verbs = parser.add_subparsers(metavar="COMMAND")
    for module in discovery.modules("bot.cli"):
        name = module.__name__.rpartition(".")[2].rstrip("_")
        verb = verbs.add_parser(name, help=texts(f"cli.{name}.help"), description=texts(f"cli.{name}.help"))
        module.add_arguments(verb, texts)
        verb.set_defaults(run=module.run)
    parser.set_defaults(run=serve.run)
    return parser


if __name__ == "__main__":
    main()
