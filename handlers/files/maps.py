"""Mapping files: TOML that says which column of a foreign file means what."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

from bot.errors import Refused
from handlers.files import checks
from handlers.files.mapping import (
    COLUMNS,
    CONSTANTS,
    CUSTOMERS,
    DURATIONS,
    INTERACTIONS,
    NEEDED,
    ORDERS,
    REFERENCE,
    SEPARATOR,
    TEXTS,
    UNITS,
    VERDICTS,
    FileMap,
    Skip,
)
from handlers.files.ratings import folded, rating
from handlers.files.sections import Section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

VALUED = (*(name for name in TEXTS if name != REFERENCE), *DURATIONS, "outcome", *VERDICTS)
"""Fields whose values can be named otherwise."""


def load(path: Path) -> FileMap:
    """
    Return what a mapping file says.

    Raises:
        Refused: it is not there or says something that cannot be.
    """
    try:
        return read(tomllib.loads(path.read_text("utf-8-sig")))
    except OSError as wrong:
        raise Refused("file.absent", path=path, detail=wrong.strerror or wrong) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        raise Refused("map.broken", path=path, detail=wrong) from None


def read(data: Mapping[str, object]) -> FileMap:
    """
    Return what the content of a mapping file says.

    Raises:
        Refused: it says something that cannot be.
    """
    top = Section(data)
    rows = checks.one_of("rows", top.text("rows"), tuple(COLUMNS)) or INTERACTIONS
    plan = FileMap(
        source=top.needed("source"),
        rows=rows,
        columns=_columns(top.table("columns"), rows),
        constants=_constants(top.table("constants"), rows),
        values=_values(top.table("values"), rows),
        ratings=tuple(rating(each) for each in top.tables("rating")),
        skips=tuple(_skip(each) for each in top.tables("skip")),
        formats=checks.formats(top.texts("dates")),
        separator=top.text("separator") or SEPARATOR,
        zone=checks.zone(top.text("zone")),
        encoding=checks.encoding(top.text("encoding")),
        delimiter=checks.delimiter(top.text("delimiter")),
        sheet=top.text("sheet"),
        empty=frozenset(folded(top.texts("empty"))),
        units=_units(top.table("units")),
        log=checks.one_of("log", top.text("log"), ORDERS),
    )
    top.done()
    return plan


def _columns(table: Section, rows: str) -> dict[str, tuple[str, ...]]:
    named = {name: table.texts(name) for name in COLUMNS[rows]}
    table.done()
    columns = {name: found for name, found in named.items() if found}
    if not any(name in columns for name in NEEDED[rows]):
        key = "map.no_customer" if rows == CUSTOMERS else "map.no_moment"
        raise Refused(key, names=", ".join(f"columns.{name}" for name in NEEDED[rows]))
    return columns


def _units(table: Section) -> dict[str, int]:
    units = {name: checks.one_of(f"units.{name}", table.text(name), tuple(UNITS)) for name in DURATIONS}
    table.done()
    return {name: UNITS[unit] for name, unit in units.items() if unit}


def _constants(table: Section, rows: str) -> dict[str, str]:
    constants = {name: table.text(name).strip() for name in CONSTANTS[rows]}
    table.done()
    return {name: value for name, value in constants.items() if value}


def _values(table: Section, rows: str) -> dict[str, dict[str, str]]:
    valued = VALUED if rows == INTERACTIONS else COLUMNS[rows]
    found = {name: _words(table.table(name)) for name in valued}
    table.done()
    return found


def _words(table: Section) -> dict[str, str]:
    return {name.strip().casefold(): table.text(name).strip() for name in table.data}


def _skip(table: Section) -> Skip:
    column, equals = table.needed("column"), table.texts("equals")
    table.done()
    if not equals:
        raise Refused("map.needed", name="skip.equals")
    return Skip(column=column, equals=folded(equals))
