"""
The workspace's environment variables; each platform declares its own beside its code.

They come from the environment or from a file ``.env`` in the current folder. People, chats and groups are written
``platform:id``.
"""

from __future__ import annotations

from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot import languages
from bot.asks import quiet
from bot.errors import Misconfigured
from bot.hours.setting import read as working
from bot.hours.working import Hours  # noqa: TC001 - settings read their annotations
from bot.messages import Address
from bot.model import Role
from bot.origins import origin

MOST_PORTS = 65_535


def _named(text: str) -> str:
    for name in text.split(","):
        platform, _, rest = name.strip().partition(":")
        if name.strip() and not (platform.isalpha() and platform.islower() and rest and rest == rest.strip()):
            raise ValueError("names")
    return text


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise ValueError("zone")
    return text


def _language(text: str) -> str:
    if text not in languages.known():
        raise ValueError("language")
    return text


def _url(text: str) -> str:
    return origin(text) if text.strip() else ""


def _database(text: str) -> str:
    kind, _, place = text.partition("://")
    if kind not in {"sqlite", "postgresql"} or place in {"", "/", "/:memory:"}:
        raise ValueError("database")
    return text


def _port(number: int) -> int:
    if not 0 <= number <= MOST_PORTS:
        raise ValueError("port")
    return number


def _hours(text: str) -> str:
    try:
        quiet.hours(text)
    except ValueError:
        raise ValueError("hours") from None
    return text


def _working(text: str) -> str:
    try:
        working(text, "", ZoneInfo("UTC"))
    except ValueError:
        raise ValueError("working") from None
    return text


def _holidays(text: str) -> str:
    try:
        working("", text, ZoneInfo("UTC"))
    except ValueError:
        raise ValueError("holidays") from None
    return text


Names = Annotated[str, AfterValidator(_named)]


class Settings(BaseSettings):
    """
    What is the same for every platform.

    ``company`` is its name for customers. ``admins``, ``leads`` and ``agents`` give roles; ``team_chats`` get cases.
    In ``quiet_hours`` customers are left in peace, and for ``ask_pause_days`` after an ask.
    Agreed times run in ``working_hours``, such as ``mon-fri 9:00-17:30``, except on ``holidays``.
    ``surveys_folder`` holds the company's own surveys. ``public_url`` is the address from which the world reaches this
    bot; without it the page listens on loopback only.
    """

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: Annotated[str, AfterValidator(_database)] = "sqlite:///data/afterword.db"
    public_url: Annotated[str, AfterValidator(_url)] = ""
    listen_host: str = "127.0.0.1"
    port: Annotated[int, AfterValidator(_port)] = 8080
    timezone: Annotated[str, AfterValidator(_zone)] = "UTC"
    workspace_language: Annotated[str, AfterValidator(_language)] = "en"
    company: str = ""
    admins: Names = ""
    leads: Names = ""
    agents: Names = ""
    team_chats: Names = ""
    quiet_hours: Annotated[str, AfterValidator(_hours)] = "21:00-08:00"
    working_hours: Annotated[str, AfterValidator(_working)] = ""
    holidays: Annotated[str, AfterValidator(_holidays)] = ""
    ask_pause_days: Annotated[int, Field(ge=0, le=3650)] = 0
    surveys_folder: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The workspace's zone."""
        return ZoneInfo(self.timezone)

    @property
    def hours(self) -> Hours:
        """When the company works."""
        return working(self.working_hours, self.holidays, self.zone)

    @property
    def roles(self) -> dict[str, Role]:
        """The role each named person, chat or group gives."""
        given = {Role.AGENT: self.agents, Role.LEAD: self.leads, Role.ADMIN: self.admins}
        return {name: role for role, text in given.items() for name in names(text)}

    @property
    def chats(self) -> tuple[Address, ...]:
        """The team's chats; ``platform:chat/thread`` names a topic."""
        return tuple(_address(name) for name in names(self.team_chats))


def names(text: str) -> list[str]:
    """Return the comma-separated names in a setting."""
    return [name.strip() for name in text.split(",") if name.strip()]


def _address(name: str) -> Address:
    platform, _, place = name.partition(":")
    chat, _, thread = place.partition("/")
    return Address(platform=platform, chat=chat, thread=thread)


def load() -> Settings:
    """
    Return the settings.

    Raises:
        Misconfigured: one has a wrong value; the sentence names it and says what it takes.
    """
    try:
        return Settings()
    except ValidationError as wrong:
        raise mistake(wrong) from None


def mistake(wrong: ValidationError) -> Misconfigured:
    """Return the first mistake in settings as a sentence; never the value, which may be a secret."""
    first = wrong.errors()[0]
    name = str(first["loc"][0]).upper()
    why = _reason(first.get("ctx"))
    return Misconfigured(f"settings.{why}", name=name, languages=", ".join(languages.known()))


def _reason(context: dict[str, Any] | None) -> str:
    error = (context or {}).get("error")
    return str(error) if isinstance(error, ValueError) else "value"
