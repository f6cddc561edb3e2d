"""The settings that are the same for every platform."""

from __future__ import annotations

from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.hours.setting import read as working
from bot.hours.working import Hours  # noqa: TC001 - settings read their annotations
from bot.messages import Address
from bot.model import Role
from bot.settings import checks

Names = Annotated[str, AfterValidator(checks.named)]


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

    database_url: Annotated[str, AfterValidator(checks.database)] = "sqlite:///data/afterword.db"
    public_url: Annotated[str, AfterValidator(checks.url)] = ""
    listen_host: str = "127.0.0.1"
    port: Annotated[int, AfterValidator(checks.port)] = 8080
    timezone: Annotated[str, AfterValidator(checks.zone)] = "UTC"
    workspace_language: Annotated[str, AfterValidator(checks.language)] = "en"
    company: str = ""
    admins: Names = ""
    leads: Names = ""
    agents: Names = ""
    team_chats: Names = ""
    quiet_hours: Annotated[str, AfterValidator(checks.hours)] = "21:00-08:00"
    working_hours: Annotated[str, AfterValidator(checks.working)] = ""
    holidays: Annotated[str, AfterValidator(checks.holidays)] = ""
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
