import datetime as dt
import io

import pytest

from bot.messages import CustomerChanged, CustomerEventRecorded

FACTS = {
    "id": "C-17",
    "name": "Anna",
    "language": "lv",
    "contacts": ["telegram:1"],
    "products": ["TV", "Internet"],
    "contract": "one year",
    "segment": "home",
    "value": 29.85,
    "currency": "EUR",
    "joined": "2026-01-05T10:00:00+02:00",
}
CANCELLED = {"customer": "C-17", "kind": "cancelled", "at": "2026-03-05T10:00:00Z", "reason": "price", "id": "E-1"}


@pytest.fixture
def send(caller):
    async def those(path, body, **headers):
        given = {"Authorization": "Bearer first", **{name.replace("_", "-"): value for name, value in headers.items()}}
        kind = "data" if isinstance(body, (str, bytes, io.BytesIO)) else "json"
        async with caller._session.post(f"{caller._url}/api/{path}", headers=given, **{kind: body}) as answer:
            return answer.status, await answer.json(), answer.headers

    return those


async def test_facts_of_a_customer_arrive_whole(caller, send):
    status, told, _ = await send("customers", FACTS)

    assert (status, told) == (201, {"customer": "C-17", "change": "added"})
    (event,) = caller.road.events
    assert isinstance(event, CustomerChanged)
    assert (event.products, event.contract, event.segment) == (("TV", "Internet"), "one year", "home")
    assert (event.value, event.currency) == (2985, "EUR")
    assert event.joined_at == dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC)
    assert event.customer.contacts == ("telegram:1",)


async def test_an_event_arrives_whole(caller, send):
    status, _, _ = await send("events", CANCELLED)

    (event,) = caller.road.events
    assert (status, type(event)) == (201, CustomerEventRecorded)
    assert (event.customer.id, event.kind, event.reason, event.reference) == ("C-17", "cancelled", "price", "E-1")
    assert event.happened_at == dt.datetime(2026, 3, 5, 10, tzinfo=dt.UTC)


async def test_a_thousand_come_at_once_and_one_more_does_not(caller, send):
    many = [{"customer": f"C-{number}", "kind": "referred"} for number in range(1001)]

    status, told, _ = await send("events", many)
    assert (status, told["error"], caller.road.events) == (422, "invalid", [])
    status, told, _ = await send("events", many[:1000])
    assert (status, len(told["results"]), len(caller.road.events)) == (201, 1000, 1000)


async def test_the_same_key_with_the_same_body_counts_once(caller, send):
    for expected in (201, 200):
        status, told, _ = await send("events", [CANCELLED, {**CANCELLED, "id": "E-2"}], Idempotency_Key="k")
        assert status == expected
    assert [result["change"] for result in told["results"]] == ["unchanged", "unchanged"]
    assert len(caller.road.events) == 2


@pytest.mark.parametrize(
    ("path", "body", "other"),
    [("customers", FACTS, {**FACTS, "contract": "none"}), ("events", [CANCELLED], [CANCELLED, CANCELLED])],
)
async def test_a_key_is_for_one_body_only(caller, send, path, body, other):
    await send(path, body, Idempotency_Key="k")
    status, told, _ = await send(path, other, Idempotency_Key="k")

    assert (status, told["error"], told["errors"][0]["field"]) == (422, "reused", "Idempotency-Key")
    assert len(caller.road.events) == 1
    assert (await send(path, body, Idempotency_Key="k"))[0] == 200


@pytest.mark.parametrize(
    ("path", "body", "where"),
    [
        ("customers", {**FACTS, "more": 1}, "more"),
        ("customers", {"name": "Anna"}, "id"),
        ("customers", {**FACTS, "id": " "}, "id"),
        ("customers", {**FACTS, "value": -1}, "value"),
        ("customers", {**FACTS, "value": 1.005}, "value"),
        ("customers", {**FACTS, "value": "lots"}, "value"),
        ("customers", {**FACTS, "value": 10**13}, "value"),
        ("customers", {**FACTS, "currency": ""}, "currency"),
        ("customers", {**FACTS, "currency": "euro"}, "currency"),
        ("customers", {**FACTS, "left": "2025-01-05T10:00:00Z"}, "left"),
        ("customers", {**FACTS, "joined": "2100-01-05T10:00:00Z"}, "joined"),
        ("customers", {**FACTS, "products": ["x"] * 51}, "products"),
        ("events", {**CANCELLED, "kind": "died"}, "kind"),
        ("events", {**CANCELLED, "customer": {"id": "C"}}, "customer"),
        ("events", {**CANCELLED, "value": 5, "currency": "EUR"}, "value"),
        ("events", {**CANCELLED, "kind": "value_changed"}, "value"),
        ("events", [CANCELLED, {**CANCELLED, "at": "yesterday"}], "1.at"),
        ("events", [CANCELLED, {**CANCELLED, "value": 5, "currency": "EUR"}], "1.value"),
        ("events", [], ""),
        ("events", "[", ""),
        ("events", b"\xff", ""),
    ],
)
async def test_each_mistake_is_a_problem_that_names_its_field(caller, send, path, body, where):
    status, told, headers = await send(path, body)

    assert (status, told["error"], caller.road.events) == (422, "invalid", [])
    assert headers["Content-Type"].startswith("application/problem+json")
    assert (told["type"], told["status"]) == ("about:blank", 422)
    assert told["title"]
    (mistake,) = told["errors"]
    assert mistake["field"] == where
    assert told["detail"].startswith(f"{where}: {mistake['problem']}" if where else mistake["problem"])


async def test_an_unknown_field_gets_the_known_ones(send):
    _, told, _ = await send("events", {**CANCELLED, "colour": "red"})

    assert "customer, kind, at, reason" in told["detail"]


@pytest.mark.parametrize("path", ["customers", "events"])
async def test_without_a_key_nothing_is_taken(caller, send, path):
    status, told, _ = await send(path, FACTS, Authorization="Bearer third")

    assert (status, told["error"], caller.road.events) == (401, "unauthorized", [])


async def test_a_full_road_asks_to_come_again(caller, send):
    caller.road.full = True
    status, _, headers = await send("customers", [FACTS])

    assert (status, headers["Retry-After"]) == (503, "2")


async def test_more_than_two_megabytes_are_refused(send):
    status, told, _ = await send("customers", io.BytesIO(b"[" + b" " * 2_200_000 + b"]"))

    assert (status, told["error"]) == (413, "large")
