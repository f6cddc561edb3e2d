"""Column types that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Date, DateTime, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

from bot.model import AskState, CaseState

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect


class Instant(TypeDecorator[dt.datetime]):
    """An aware instant in UTC: a time stamp with zone, or ISO text of fixed width that sorts by time."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of the column itself."""
        return dialect.type_descriptor(String(32) if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """
        Return what the driver stores.

        Raises:
            ValueError: the instant is naive.

        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a zone")
        utc = value if value.tzinfo is dt.UTC else value.astimezone(dt.UTC)
        return utc.isoformat(timespec="microseconds") if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.datetime | None:  # noqa: ANN401
        """Return the instant in UTC."""
        if value is None:
            return None
        return dt.datetime.fromisoformat(value) if dialect.name == "sqlite" else value.astimezone(dt.UTC)


class Day(TypeDecorator[dt.date]):
    """A calendar day: a date, or ISO text."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of the column itself."""
        return dialect.type_descriptor(String(10) if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: dt.date | None, dialect: Dialect) -> Any:  # noqa: ANN401
        """Return what the driver stores."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> dt.date | None:  # noqa: ANN401
        """Return the day."""
        return dt.date.fromisoformat(value) if value is not None and dialect.name == "sqlite" else value


class Flag(TypeDecorator[bool]):
    """Yes or no; comes back as such from drivers that know only numbers."""

    impl = Boolean
    cache_ok = True

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:  # noqa: ANN401, ARG002
        """Return yes or no."""
        return None if value is None else bool(value)


class Names(TypeDecorator[tuple[str, ...]]):
    """Several names in order, as a JSON list."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Return the names as JSON."""
        return _listed(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """Return the names."""
        return _read(value) if value and value != "[]" else ()


@lru_cache(maxsize=4096)
def _read(value: str) -> tuple[str, ...]:
    return tuple(json.loads(value))


@lru_cache(maxsize=4096)
def _listed(names: tuple[str, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)


class State(TypeDecorator[AskState]):
    """Where an ask stands, as its word."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: AskState | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the plain word, which drivers take faster than an enumeration."""
        return None if value is None else AskState(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> AskState | None:  # noqa: ARG002
        """Return the state."""
        return None if value is None else AskState(value)


class Stage(TypeDecorator[CaseState]):
    """Where a case stands, as its word."""

    impl = String(16)
    cache_ok = True

    def process_bind_param(self, value: CaseState | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Return the plain word."""
        return None if value is None else CaseState(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> CaseState | None:  # noqa: ARG002
        """Return the state."""
        return None if value is None else CaseState(value)
