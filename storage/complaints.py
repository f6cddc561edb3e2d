"""Who complained about what, day by day, and who was told that it was changed."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sqlalchemy import Connection, and_, case, false, func, or_, select, union_all

from bot.changes.complaints import NEWEST, Complaint, places
from bot.model import Ask, ChangeTold, Contact, Customer, Record, Response
from bot.survey.kinds import FROM_ZERO, KINDS
from storage.passing import COMMENTS, NOTHING, about
from storage.shelf import Shelf
from storage.tables import ASKS, TABLES, core
from storage.tables import RESPONSES as ANSWERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Select
    from sqlalchemy.sql import ColumnElement

    from bot.changes.complaints import Complained, Cursor
    from storage.shapes import Key

R = TypeVar("R", bound=Record)
TOLD = core(TABLES[ChangeTold])
DAY = dt.timedelta(days=1)
SCORED = sorted({kind.measure for kind in KINDS.values() if kind.steps})


def complained(connection: Connection, wanted: Complained, after: Cursor | None, limit: int) -> Sequence[Complaint]:
    """Return complaints that are meant, one an ask, the newest days first; each day is one look along an index."""
    keys = list(islice(_keys(connection, wanted, after, limit), limit))
    return list(_whole(Shelf(connection), keys))


def told(connection: Connection) -> dict[str, tuple[int, int]]:
    """Return, by change, how many customers were told and how many of them wrote back."""
    query = select(TOLD.c.change, func.count(), func.count(TOLD.c.reacted_at)).where(TOLD.c.change != NEWEST)
    return {change: (n, reacted) for change, n, reacted in connection.execute(query.group_by(TOLD.c.change))}


def reactions(connection: Connection, change: str, limit: int) -> Sequence[ChangeTold]:
    """Return what customers said to a change, the newest first."""
    query = select(TOLD).where(TOLD.c.change == change, TOLD.c.reacted_at.is_not(None))
    rows = connection.execute(query.order_by(TOLD.c.reacted_at.desc(), TOLD.c.customer).limit(limit))
    return [ChangeTold(**row) for row in rows.mappings()]


def _keys(connection: Connection, wanted: Complained, after: Cursor | None, limit: int) -> Iterator[Key]:
    """Yield ask and question of complaints: of each ask the words, or else the rating."""
    day, token = after or (wanted.window.last, "")
    while day >= wanted.window.first:
        for row in connection.execute(_query(wanted, day, token, limit)):
            yield row.ask, row.words or row.rating
        day, token = day - DAY, ""


def _query(wanted: Complained, day: dt.date, token: str, limit: int) -> Select[Any]:
    words = _complaints(ANSWERS.c.question, NOTHING, _negative(wanted), day, token)
    ratings = _complaints(NOTHING, ANSWERS.c.question, _low(wanted), day, token)
    found = union_all(words, ratings).subquery()
    said = (func.max(found.c[name]).label(name) for name in ("words", "rating"))
    return select(found.c.ask, *said).group_by(found.c.ask).order_by(found.c.ask).limit(limit)


def _complaints(
    words: ColumnElement[str], rating: ColumnElement[str], meant: ColumnElement[bool], day: dt.date, token: str
) -> Select[tuple[str, str, str]]:
    """Return the asks of a day in which customers said what is meant, from behind a token on."""
    return (
        select(ANSWERS.c.ask, words.label("words"), rating.label("rating"))
        .join(ASKS, ASKS.c.token == ANSWERS.c.ask)
        .where(ANSWERS.c.day == day, ANSWERS.c.ask > token, meant, ANSWERS.c.void == NOTHING)
        .where(~ASKS.c.test, ASKS.c.agent == NOTHING)
    )


def _negative(wanted: Complained) -> ColumnElement[bool]:
    """Return that a comment complains about one of the topics."""
    return and_(COMMENTS, ANSWERS.c.label == "negative", or_(false(), *map(about, wanted.topics)))


def _low(wanted: Complained) -> ColumnElement[bool]:
    """Return the same as :func:`bot.changes.complaints.low`, of a rating of one of the areas."""
    lowest = case((ANSWERS.c.scale.in_(FROM_ZERO), 0), else_=1)
    below = 2 * ANSWERS.c.score < 2 * lowest + ANSWERS.c.scale - 1
    return and_(ANSWERS.c.measure.in_(SCORED), ANSWERS.c.area.in_(wanted.areas), below)


def _whole(shelf: Shelf, keys: Sequence[Key]) -> Iterator[Complaint]:
    """Yield complaints with all that is known of those who made them, read with a few statements."""
    said = _read(shelf, Response, keys)
    asks = _read(shelf, Ask, {key[:1] for key in keys})
    heirs = _heirs(shelf, {ask.customer for ask in asks.values()})
    met = {place for ask in asks.values() if (who := heirs[ask.customer]) for place in places(ask, who)}
    contacts = _read(shelf, Contact, met)
    heirs |= _heirs(shelf, {each.customer for each in contacts.values()})
    names = {(name, NEWEST) for name, heir in heirs.items() for name in (name, heir.id if heir else name)}
    told = _read(shelf, ChangeTold, names)
    for key in keys:
        ask = asks[key[:1]]
        customer = heirs[ask.customer]
        if customer:
            found = (contacts.get(place) for place in places(ask, customer))
            own = tuple(each for each in found if each and heirs[each.customer] == customer)
            last = (told.get((name, NEWEST)) for name in (ask.customer, customer.id))
            at = max((each.at for each in last if each), default=None)
            yield Complaint(response=said[key], ask=ask, customer=customer, contacts=own, last=at)


def _read(shelf: Shelf, kind: type[R], keys: Iterable[Key]) -> dict[Key, R]:
    return {key: cast("R", record) for key, record in shelf.read(cast("type[Record]", kind), keys)}


def _heirs(shelf: Shelf, ids: Iterable[str]) -> dict[str, Customer | None]:
    """Return who counts in place of each of these customers: themselves, or those whom they were merged into."""
    names, found = set(ids), dict[str, Customer | None]()
    wanted = names
    while missing := wanted - found.keys():
        read = {key[0]: record for key, record in _read(shelf, Customer, ((name,) for name in missing)).items()}
        found |= dict.fromkeys(missing) | read
        wanted = {each.merged_into for each in read.values() if each.merged_into}
    return {name: _last(found, name) for name in names}


def _last(found: Mapping[str, Customer | None], name: str) -> Customer | None:
    customer = found[name]
    while customer and customer.merged_into:
        customer = found.get(customer.merged_into)
    return customer
