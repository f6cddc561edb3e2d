"""What each setting takes; the text of a ``ValueError`` is the end of the key under which the mistake is named."""

from __future__ import annotations

from zoneinfo import ZoneInfo, available_timezones

from bot import languages
from bot.asks import quiet
from bot.hours import setting
from bot.origins import origin

MOST_PORTS = 65_535


def named(text: str) -> str:
    """Let through names such as ``slack:U1``, separated by commas."""
    for name in text.split(","):
        platform, _, rest = name.strip().partition(":")
        if name.strip() and not (platform.isalpha() and platform.islower() and rest and rest == rest.strip()):
            raise ValueError("names")
    return text


def zone(text: str) -> str:
    """Let through a time zone that is known."""
    if text not in available_timezones():
        raise ValueError("zone")
    return text


def language(text: str) -> str:
    """Let through a language that is known."""
    if text not in languages.known():
        raise ValueError("language")
    return text


def url(text: str) -> str:
    """Return the origin of an address, or nothing for none."""
    return origin(text) if text.strip() else ""


def database(text: str) -> str:
    """Let through the address of a database that lasts."""
    kind, _, place = text.partition("://")
    if kind not in {"sqlite", "postgresql"} or place in {"", "/", "/:memory:"}:
        raise ValueError("database")
    return text


def port(number: int) -> int:
    """Let through the number of a port; 0 is any that is free."""
    if not 0 <= number <= MOST_PORTS:
        raise ValueError("port")
    return number


def hours(text: str) -> str:
    """Let through quiet hours."""
    try:
        quiet.hours(text)
    except ValueError:
        raise ValueError("hours") from None
    return text


def working(text: str) -> str:
    """Let through working hours."""
    try:
        setting.read(text, "", ZoneInfo("UTC"))
    except ValueError:
        raise ValueError("working") from None
    return text


def holidays(text: str) -> str:
    """Let through holidays."""
    try:
        setting.read("", text, ZoneInfo("UTC"))
    except ValueError:
        raise ValueError("holidays") from None
    return text
