"""A digest on the page, from the command to the button below it, on the shipped entry point."""

import datetime as dt
import os
import re

import bot_process
import pytest
from browser import chromium, watched

PATIENCE = 120_000


@pytest.fixture(name="page")
def _page(tmp_path):
    with chromium() as chrome, bot_process.serving(tmp_path) as bot:
        context = chrome.new_context(locale="en-US", viewport={"width": 1280, "height": 1000})
        context.set_default_timeout(PATIENCE)
        page, mistakes = watched(context.new_page())
        page.goto(bot.url)
        page.locator("#guest-text:enabled").wait_for()
        yield page
        assert mistakes == []


def types(page, line):
    page.locator("#team-text").fill(line)
    page.locator("#team-text").press("Enter")


def test_it_comes_in_its_minute_and_shows_more_in_place(page):
    page.get_by_role("button", name="Load sample").click()
    page.locator("#team .title", has_text="The sample month is here").wait_for()
    soon = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=70)
    types(page, f"/digest on {soon:%H:%M} UTC")
    page.locator("#team", has_text="This chat gets a digest").wait_for()
    digest = page.locator("#team .unasked", has_text="Customer satisfaction (CSAT)")
    digest.wait_for()
    came = dt.datetime.now(dt.UTC)
    short = digest.inner_text()
    digest.get_by_role("button", name="More").click()
    page.locator("#team .unasked", has_text="compared").wait_for()
    if shots := os.environ.get("SHOTS"):
        page.screenshot(path=f"{shots}/more.png", animations="disabled")
    digest.get_by_role("button", name="Less").click()
    page.locator("#team .unasked").get_by_role("button", name="More").wait_for()
    if shots:
        page.screenshot(path=f"{shots}/digest.png", animations="disabled")

    assert soon.replace(second=0, microsecond=0) <= came < soon.replace(second=0) + dt.timedelta(seconds=50)
    assert re.search(r"\((?:n = \d+, )?\d+% to \d+%\)|n = \d+", short)
    assert digest.inner_text() == short
    assert digest.locator("img").get_attribute("alt")
    assert page.locator("#team .unasked").count() == 1
