from uuid import uuid4

import pytest


def action():
    return {"action": str(uuid4())}


async def until(news, name):
    seen = []
    async for kind, data in news:
        seen.append((kind, data))
        if kind == name:
            return seen
    return seen


async def load(road, show):
    for done in (1, 2, 3):
        show(done, 3)
    return 3


async def fail(road, show):
    show(1, 3)
    raise RuntimeError


async def test_loading_the_sample_is_shown_live_and_ends_with_what_to_try(browsing):
    async with browsing(sample=load) as browser, browser.stream("team") as news:
        async with browser.post("/sample", action()) as answer:
            assert answer.status == 202
        seen = await until(news, "message")
    progress = [(data["done"], data["total"]) for kind, data in seen if kind == "progress"]
    assert progress == [(0, 1), (1, 3), (2, 3), (3, 3), (1, 1)]
    message = seen[-1][1]["message"]
    assert message["buttons"][0][0] == {"label": "/csat month", "data": "c:csat month", "url": "", "style": ""}


async def test_a_sample_that_fails_says_so(browsing):
    async with browsing(sample=fail) as browser, browser.stream("team") as news:
        await browser.post("/sample", action())
        seen = await until(news, "message")
    assert "could not be loaded" in seen[-1][1]["message"]["text"]


@pytest.mark.parametrize(("sample", "offered"), [(load, True), (None, False)])
async def test_the_sample_is_offered_only_where_there_is_one(browsing, sample, offered):
    async with browsing(sample=sample) as browser:
        async with browser.get("/") as answer:
            assert ('id="sample"' in await answer.text()) is offered
        async with browser.post("/sample", action()) as answer:
            assert answer.status == (202 if offered else 404)
