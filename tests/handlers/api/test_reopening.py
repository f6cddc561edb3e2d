"""An interaction goes on: told over HTTP."""

import aiohttp
import pytest

from bot.messages import Reply
from bot.ports import Overloaded
from handlers.api.keys import Keys
from handlers.api.platform import Api
from handlers.web import serve


class Road:
    def __init__(self):
        self.events, self.data, self.full = [], {}, False

    async def put(self, event, *, patience=None):
        if self.full:
            raise Overloaded
        if any(event.id == known.id for known in self.events):
            return ()
        self.events.append(event)
        return [Reply(to=event.where, text="", data=self.data or {"interaction": event.reference, "withdrawn": True})]


@pytest.fixture
async def told():
    api, road = Api(Keys("first")), Road()
    api.road = road
    async with serve("127.0.0.1", 0, api.routes()) as url, aiohttp.ClientSession() as session:

        async def tell(reference, key="first", **headers):
            given = {"Authorization": f"Bearer {key}", **{n.replace("_", "-"): v for n, v in headers.items()}}
            async with session.post(f"{url}/api/interactions/{reference}/reopened", headers=given) as answer:
                return answer.status, await answer.json()

        tell.road = road
        yield tell


@pytest.mark.parametrize(
    ("written", "reference"), [("CALL-1", "CALL-1"), ("a%2Fb%20c", "a/b c"), ("a/b", "a/b"), ("%C4%81", "ā")]
)
async def test_an_interaction_goes_on(told, written, reference):
    assert await told(written) == (200, {"interaction": reference, "withdrawn": True})
    assert told.road.events[0].reference == reference


async def test_the_same_idempotency_key_counts_once(told):
    first = await told("CALL-1", Idempotency_Key="x")
    second = await told("CALL-1", Idempotency_Key="x")
    other = await told("CALL-2", Idempotency_Key="x")

    assert [first[1].get("duplicate"), second[1].get("duplicate"), other[1].get("duplicate")] == [None, True, None]


async def test_who_has_no_key_is_not_let_in(told):
    assert (await told("CALL-1", key="wrong"))[0] == 401
    assert told.road.events == []


async def test_an_unknown_reference_is_said_to_be_so(told):
    told.road.data = {"refused": "reopen.unknown"}
    status, body = await told("CALL-1")

    assert (status, body["error"]) == (404, "reference")


async def test_a_full_road_asks_for_patience(told):
    told.road.full = True

    assert (await told("CALL-1"))[0] == 503
