import datetime as dt
import io

import pytest

from bot.messages import InteractionEnded, Recorded
from bot.ports import Undeliverable

WHOLE = {
    "customer": {"id": "C-17", "name": "Anna", "language": "lv", "contacts": ["telegram:1", "slack:U1"]},
    "agents": ["Marta"],
    "team": "Support",
    "channel": "phone",
    "kind": "incident",
    "product": "Router",
    "started": "2026-11-21T10:05:00+02:00",
    "ended": "2026-11-21T10:15:00+02:00",
    "reference": "CALL-4711",
    "ask": True,
}


async def test_an_interaction_ends_and_the_answer_says_what_became_of_it(caller):
    status, told, _ = await caller.post(WHOLE)
    assert (status, told) == (201, {"interaction": "CALL-4711", **caller.road.data})
    (ended,) = caller.road.events
    assert isinstance(ended, InteractionEnded)
    assert (ended.customer.id, ended.customer.contacts) == ("C-17", ("telegram:1", "slack:U1"))
    assert (ended.interaction.id, ended.interaction.agents) == ("CALL-4711", ("Marta",))
    assert ended.interaction.ended_at == dt.datetime(2026, 11, 21, 8, 15, tzinfo=dt.UTC)
    assert ended.interaction.ended_at.utcoffset() == dt.timedelta()
    assert ended.where.chat == ended.id


@pytest.mark.parametrize(
    ("body", "headers"),
    [(WHOLE, {}), (WHOLE, {"Idempotency_Key": "k"}), ({"customer": {"id": "C"}}, {"Idempotency_Key": "k"})],
)
async def test_the_same_again_gets_the_same_answer(caller, body, headers):
    first, told, _ = await caller.post(body, **headers)
    again, repeated, _ = await caller.post(body, **headers)
    assert (first, again) == (201, 200)
    assert repeated == {**told, "duplicate": True}
    assert {event.interaction.id for event in caller.road.events} == {told["interaction"]}


@pytest.mark.parametrize(
    ("again", "status", "error"),
    [
        ({"reference": "CALL-1"}, 422, "reused"),
        ({"agents": ["Jonas"]}, 422, "reused"),
        ({"ended": "2026-11-21T10:20:00+02:00"}, 422, "reused"),
        ({"customer": {"id": "C-18"}}, 422, "reused"),
        ({"reference": "CALL-1", "ask": False}, 422, "reused"),
    ],
)
async def test_an_idempotency_key_is_for_one_request_only(caller, again, status, error):
    await caller.post(WHOLE, Idempotency_Key="k")
    found, told, _ = await caller.post({**WHOLE, **again}, Idempotency_Key="k")
    assert (found, told["error"]) == (status, error)
    assert len(caller.road.events) == 1


async def test_a_reference_of_another_customer_is_a_conflict(caller):
    caller.road.data = {"refused": "asking.taken"}
    for _ in range(2):
        status, told, _ = await caller.post(WHOLE)
        assert (status, told["error"], told["errors"][0]["do"][-1]) == (409, "taken", ".")


async def test_what_was_only_recorded_and_comes_again_is_known(caller):
    answers = [await caller.post({**WHOLE, "ask": False}) for _ in range(2)]
    assert [(status, told.get("duplicate", False)) for status, told, _ in answers] == [(201, False), (200, True)]


async def test_without_a_reference_or_a_key_every_request_counts(caller):
    answers = [await caller.post({"customer": {"id": "C"}}) for _ in range(2)]
    assert [status for status, *_ in answers] == [201, 201]
    assert answers[0][1]["interaction"] != answers[1][1]["interaction"]


async def test_two_systems_may_use_the_same_idempotency_key(caller):
    answers = [await caller.post(WHOLE, key=key, Idempotency_Key="k") for key in ("first", "second")]
    assert [status for status, *_ in answers] == [201, 201]


async def test_who_is_not_to_be_asked_is_only_recorded(caller):
    status, told, _ = await caller.post({**WHOLE, "ask": False})
    assert (status, told) == (201, {"interaction": "CALL-4711", "asked": False, "links": {}})
    assert isinstance(caller.road.events[0], Recorded)


@pytest.mark.parametrize("key", ["", "third", "first second", "first,second", "ключ"])
async def test_a_wrong_key_opens_nothing(caller, key):
    status, told, headers = await caller.post(WHOLE, key=key)
    assert (status, told["error"], headers["WWW-Authenticate"]) == (401, "unauthorized", "Bearer")
    assert caller.road.events == []


async def test_without_any_key_the_interface_is_closed_to_all(closed):
    for key in ("", "first"):
        status, told, _ = await closed.post(WHOLE, key=key)
        assert (status, told["error"]) == (403, "closed")
        assert "API_KEYS" in told["errors"][0]["do"]


@pytest.mark.parametrize(
    ("field", "value", "where"),
    [
        ("more", 1, "more"),
        ("agents", "Marta", "agents"),
        ("agents", [""], "agents.0"),
        ("agents", ["a"] * 21, "agents"),
        ("team", "x" * 201, "team"),
        ("ask", "perhaps", "ask"),
        ("started", "2026-11-21T10:15:00", "started"),
        ("started", "2026-11-21", "started"),
        ("started", 1795000000, "started"),
        ("ended", "yesterday", "ended"),
        ("ended", "2026-11-20T10:15:00+02:00", "started"),
        ("ended", "0001-01-01T00:00:00+14:00", "ended"),
        ("ended", "1969-12-31T23:59:59+00:00", "ended"),
        ("ended", "2999-01-01T00:00:00+00:00", "ended"),
        ("agents", ["\0\n"], "agents.0"),
        ("customer", {"contacts": ["telegram:1\0"]}, "customer.contacts.0"),
        ("customer", {"contacts": ["web:team"]}, "customer.contacts.0"),
        ("customer", {"contacts": ["Anna"]}, "customer.contacts.0"),
        ("customer", {"surname": "Ozola"}, "customer.surname"),
        ("customer", None, "customer"),
    ],
)
async def test_each_mistake_is_named_with_its_field_and_what_to_do(caller, field, value, where):
    status, told, _ = await caller.post({**WHOLE, field: value})
    assert (status, told["error"], caller.road.events) == (422, "invalid", [])
    (mistake,) = told["errors"]
    assert mistake["field"] == where
    assert mistake["problem"].endswith(".")
    assert mistake["do"].endswith(".")


async def test_names_stand_on_one_line_without_control_characters(caller):
    customer = {"id": " C-1\0", "name": "Anna\nOzola\x07", "language": "lv\r\n"}
    await caller.post({"customer": customer, "agents": ["Marta\tK"], "team": "A\0\nB", "reference": "R\n1"})
    (ended,) = caller.road.events
    assert (ended.customer.id, ended.customer.name, ended.customer.language) == ("C-1", "Anna Ozola", "lv")
    assert (ended.interaction.id, ended.interaction.agents, ended.interaction.team) == ("R 1", ("Marta K",), "A B")


@pytest.mark.parametrize("header", ["Authorization: Bearer \xff\xfe", "Idempotency-Key: \xff"])
async def test_headers_of_any_bytes_are_answered(caller, header):
    given = header if header.startswith("Auth") else f"Authorization: Bearer first\r\n{header}"
    status = await caller.raw(given, b'{"customer": {"id": "C"}}')
    assert status in {201, 401}


async def test_many_come_at_once_and_each_is_answered(caller):
    body = [{**WHOLE, "reference": f"CALL-{number}"} for number in range(300)]
    status, told, _ = await caller.post([*body, {**WHOLE, "reference": "CALL-1", "ask": False}])
    assert (status, len(told["results"]), len(caller.road.events)) == (201, 301, 301)
    assert told["results"][7] == {"interaction": "CALL-7", **caller.road.data}
    assert (await caller.post(body))[0] == 200
    assert (await caller.post([body[0], {**body[1], "ended": "soon"}]))[1]["errors"][0]["field"] == "1.ended"


async def test_one_of_many_that_is_somebody_elses_is_named(caller):
    await caller.post([{**WHOLE, "reference": "CALL-1"}])
    caller.road.data = {"refused": "asking.taken"}
    status, told, _ = await caller.post(
        [{**WHOLE, "reference": "CALL-1"}, {**WHOLE, "reference": "CALL-2", "ask": False}]
    )
    assert (status, told["results"][0]) == (201, {"interaction": "CALL-1", "error": "taken"})


@pytest.mark.parametrize("body", ["", "{", "[]", "null", b"\xff\xfe", '{"a":' * 3000])
async def test_what_is_no_json_object_is_refused(caller, body):
    status, told, _ = await caller.post(body)
    assert (status, told["error"]) == (422, "invalid")


async def test_a_large_request_is_refused(caller):
    status, told, _ = await caller.post(io.BytesIO(b"x" * 2_200_000))
    assert (status, told["error"]) == (413, "large")


async def test_a_long_idempotency_key_is_refused(caller):
    status, told, _ = await caller.post(WHOLE, Idempotency_Key="x" * 201)
    assert (status, told["error"]) == (400, "idempotency")


@pytest.mark.parametrize("starting", [True, False])
async def test_a_full_road_asks_to_come_again(caller, starting):
    caller.road.full = True
    if starting:
        caller.api.road = None
    status, told, headers = await caller.post(WHOLE)
    assert (status, told["error"], headers["Retry-After"]) == (503, "overloaded", "2")


async def test_what_failed_and_is_kept_is_accepted(caller):
    caller.road.data = {}
    status, told, _ = await caller.post(WHOLE)
    assert (status, told) == (202, {"interaction": "CALL-4711", "kept": True})


async def test_health_needs_no_key(closed):
    assert await closed.health() == (200, {"status": "ok"})


async def test_nobody_is_written_to_here(caller):
    assert caller.api.link("T") == ""
    with pytest.raises(Undeliverable):
        await caller.api.deliver(None)
