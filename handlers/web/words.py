"""What can be typed in the team's pane, for the suggestions below its box."""

from __future__ import annotations

from typing import Any

from bot import commands, languages
from bot.model import Role


def words(code: str) -> dict[str, Any]:
    """Return the commands with their help, the periods worth showing, and what may follow a period, in a language."""
    texts = languages.texts(code)
    by = texts.look("periods.by")[0]
    dimensions = [*texts.look("periods.dimensions").values(), texts.look("periods.day"), texts.look("periods.week")]
    return {
        "commands": [{"word": f"/{name}", "help": help_} for name, help_ in commands.menu(code, Role.ADMIN)],
        "reports": [f"/{name}" for name in _reports()],
        "periods": list(texts.look("periods.examples")),
        "groups": [f"{by} {names[0]}" for names in dimensions],
    }


def _reports() -> list[str]:
    from bot import indicators

    return list(indicators.known())
