"""Who did it, where, and about whom, as a platform or another system vouches for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """
    Where a message goes: ``message`` names the one to edit in place, ``thread`` a topic or thread.

    ``above`` names the message that it belongs to: it goes into its thread, or answers it.
    """

    platform: str
    chat: str
    thread: str = ""
    message: str = ""
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """
    Who did it, as the platform vouches for them.

    ``badges`` are the further ``platform:id`` names that speak for them: the chat they write in, the user groups they
    belong to.
    """

    platform: str
    person: str
    name: str = ""
    locale: str = ""
    badges: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """Their own ``platform:id``."""
        return f"{self.platform}:{self.person}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerRef:
    """
    A customer as another system names them; ``contacts`` are ``platform:person`` names, all of the same person.

    ``zone`` is where their clocks stand, such as Asia/Manila.
    """

    id: str = ""
    name: str = ""
    language: str = ""
    contacts: tuple[str, ...] = ()
    zone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A rating that another system recorded, such as a row of a file."""

    question: str
    measure: str
    scale: int
    score: int
