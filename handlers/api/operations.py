"""What can be asked of the interface: the one list that routes, the OpenAPI document and the page are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from handlers.api.answers import Alive, Ended, Reading, Reopened, Taken
from handlers.api.bodies import MOST, Facts, Happening
from handlers.api.ending import Ending
from handlers.api.keys import READ
from handlers.api.looking import Look

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel

HOME = "/api"
DOCUMENT = "/api/openapi.json"
LONGEST_KEY = 200
"""Characters of an ``Idempotency-Key``."""
LARGEST = 2 * 1024**2
"""Bytes of a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """
    One thing that can be asked; its words stand in the language files at ``api.operation.NAME``.

    ``path`` is written as in OpenAPI; ``rest`` names a part of it that may hold slashes. ``scope`` is what a key must
    open, empty where none is needed. ``sends`` is the body, or one of up to :data:`MOST` in a list where ``many``;
    ``asks`` are the parameters of the address. ``answers`` and ``refuses`` are all that comes back, by status.
    """

    name: str
    method: str
    path: str
    answers: Mapping[int, type[BaseModel]]
    refuses: tuple[int, ...] = ()
    scope: str = ""
    sends: type[BaseModel] | None = None
    many: bool = True
    asks: type[BaseModel] | None = None
    rest: str = ""
    keyed: bool = False
    example: Mapping[str, Any] = field(default_factory=dict)

    @property
    def route(self) -> str:
        """The path as the server knows it."""
        return self.path.replace(f"{{{self.rest}}}", f"{{{self.rest}:.+}}") if self.rest else self.path


TOLD = (400, 401, 403, 413, 422, 503)
"""How a request with a body can be refused."""

OPERATIONS = (
    Operation(
        name="interactions",
        method="POST",
        path="/api/interactions",
        scope="interactions",
        sends=Ending,
        answers={200: Ended, 201: Ended, 202: Ended},
        refuses=(*TOLD, 409),
        keyed=True,
        example={
            "customer": {"id": "C-17", "name": "Anna", "language": "lv"},
            "agents": ["Marta"],
            "channel": "phone",
            "kind": "incident",
            "started": "2026-10-21T10:05:00+02:00",
            "ended": "2026-10-21T10:15:00+02:00",
            "reference": "CALL-4711",
        },
    ),
    Operation(
        name="reopened",
        method="POST",
        path="/api/interactions/{reference}/reopened",
        rest="reference",
        scope="interactions",
        answers={200: Reopened},
        refuses=(400, 401, 403, 404, 503),
        keyed=True,
        example={"reference": "CALL-4711"},
    ),
    Operation(
        name="customers",
        method="POST",
        path="/api/customers",
        scope="customers",
        sends=Facts,
        answers={200: Taken, 201: Taken, 202: Taken},
        refuses=TOLD,
        keyed=True,
        example={
            "id": "C-17",
            "name": "Anna",
            "products": ["Internet", "TV"],
            "contract": "one year",
            "value": 29.85,
            "currency": "EUR",
            "joined": "2026-01-05T10:00:00+02:00",
        },
    ),
    Operation(
        name="events",
        method="POST",
        path="/api/events",
        scope="events",
        sends=Happening,
        answers={200: Taken, 201: Taken, 202: Taken},
        refuses=TOLD,
        keyed=True,
        example={
            "customer": "C-17",
            "kind": "cancelled",
            "product": "TV",
            "at": "2026-03-05T10:00:00Z",
            "reason": "price",
            "id": "E-1",
        },
    ),
    Operation(
        name="indicators",
        method="GET",
        path="/api/indicators/{name}",
        scope=READ,
        asks=Look,
        answers={200: Reading},
        refuses=(401, 403, 404, 422, 503),
        example={"name": "csat", "period": "last month", "by": "team"},
    ),
    Operation(name="health", method="GET", path="/api/health", answers={200: Alive}),
)

__all__ = ["DOCUMENT", "HOME", "LARGEST", "LONGEST_KEY", "MOST", "OPERATIONS", "Operation"]
