"""Customers who answer surveys where they are: in Telegram, in Slack, and on the page behind a link."""

import asyncio
import html
import itertools
import re
import threading
import urllib.parse
import urllib.request
from contextlib import contextmanager

from slack_server import SlackServer
from telegram_server import person, press, words

PATIENCE = 30
numbers = itertools.count(1)


class Loop:
    """An event loop in a thread of its own."""

    def __init__(self):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, step):
        """Return what a coroutine returns."""
        return asyncio.run_coroutine_threadsafe(step, self._loop).result(PATIENCE * 2)

    def close(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


@contextmanager
def slack():
    """Yield a loop and the Slack that lives in it."""
    loop = Loop()
    server = loop.run(SlackServer().__aenter__())
    try:
        yield loop, server
    finally:
        loop.run(server.__aexit__(None, None, None))
        loop.close()


class Respondent:
    """Somebody with a language; ``asked`` is told where the question went, ``sees`` waits for what is shown."""

    def __init__(self, bot, language):
        self.bot, self.language, self.number = bot, language, next(numbers)
        self.contact = {}

    def serve(self, **about):
        """Have an interaction with this customer end, and return what becomes of it."""
        customer = {"id": f"C{self.number}", "language": self.language, **self.contact}
        return self.bot.post("/api/interactions", {"customer": customer, **about})

    def asked(self, **about):
        """Have an interaction end and come to where it is asked about."""
        self.come(self.serve(**about)["links"])


class InTelegram(Respondent):
    """Presses buttons of the last message and writes below it; a grid is edited in place."""

    def __init__(self, bot, language, server):
        super().__init__(bot, language)
        self.server, self.id = server, 10_000 + self.number

    def come(self, links):
        if link := links.get("telegram", ""):
            self._push(words(f"/start {link.partition('?start=')[2]}", self._me))

    def sees(self, text):
        return self.server.wait(lambda: self._last if self._last and text in self._last.words else None, PATIENCE)

    def presses(self, label):
        self._press(next(button for button in self._last.buttons if button["text"].removeprefix("✓ ") == label))

    def writes(self, text):
        self._push(words(text, self._me))

    def fills(self, answers, done):
        """Tap each number and see it marked in the same message, then go on."""
        grid = self._last
        for key, score in answers.items():
            end = f":{key}:{score}"
            self._press(next(button for button in self._last.buttons if button["callback_data"].endswith(end)))
            self.server.wait(lambda end=end: self._marked(end), PATIENCE)
            assert self._id(self._last) == self._id(grid)
        self.presses(done)

    @property
    def rows(self):
        markup = self.server.decoded(self._last.fields["reply_markup"])
        return [len(row) for row in markup["inline_keyboard"]]

    @property
    def _me(self):
        return person(self.id, language_code=self.language)

    @property
    def _last(self):
        said = ("sendMessage", "editMessageText")
        calls = [call for call in list(self.server.sent) if call.method in said and call.result]
        return next((call for call in reversed(calls) if str(call.fields["chat_id"]) == str(self.id)), None)

    def _marked(self, end):
        return any(b["text"].startswith("✓") and b["callback_data"].endswith(end) for b in self._last.buttons)

    def _press(self, button):
        assert len(button["callback_data"].encode()) <= 64
        self._push(press(button["callback_data"], self._me, message=self._id(self._last)))

    def _push(self, update):
        self.server.push(update)

    @staticmethod
    def _id(call):
        return int(call.fields.get("message_id") or call.result["message_id"])


class InSlack(Respondent):
    """Presses buttons of the last message, writes to the bot, and fills in what it opens."""

    def __init__(self, bot, language, loop, server):
        super().__init__(bot, language)
        self.loop, self.server, self.id = loop, server, f"U{self.number}"
        self.contact = {"contacts": [f"slack:{self.id}"]}
        server.people[self.id]["locale"] = f"{language}-XX"

    def come(self, links):
        """Nothing to do: the question comes by itself."""

    def sees(self, text):
        def found():
            return self._last if self._last and text in html.unescape(self._last["text"]) else None

        try:
            return self.loop.run(self.server.until(found, PATIENCE))
        except TimeoutError:
            raise AssertionError(text, self._last) from None

    def presses(self, label):
        names = (label, f"✓ {label}")
        shown = next(name for name in names if any(name == e["text"]["text"] for e in self._elements))
        assert self._brought("interactive", lambda: self.server.press(self.id, self._last, shown))

    def writes(self, text):
        assert self._brought("events_api", lambda: self.server.words(self.id, text))

    def fills(self, answers, done):
        """Fill in the modal that was opened, all at once."""
        modal = self.loop.run(self.server.opens(self.id))
        assert self.loop.run(self.server.sends(modal, **answers)) == {}

    @property
    def rows(self):
        return [len(block["elements"]) for block in self._last["blocks"] if block["type"] == "actions"]

    @property
    def _elements(self):
        return [e for block in self._last["blocks"] if block["type"] == "actions" for e in block["elements"]]

    @property
    def _last(self):
        mine = [shown for shown in self.server.shown if shown["channel"] == f"D{self.id}"]
        return mine[-1] if mine else None

    def _brought(self, kind, payload):
        async def bring():
            return await self.server.bring(kind, payload())

        return self.loop.run(bring())


class OnThePage(Respondent):
    """Reads a page without scripts, and sends its forms."""

    def come(self, links):
        self.link = links["web"]
        self._open(self.link)

    def sees(self, text):
        assert text in self.page, self.page
        assert f'<html lang="{self.language}"' in self.page
        return self.page

    def presses(self, label):
        buttons = re.findall(r'<button name="tap" value="([^"]*)"[^>]*>([^<]*)<', self.page)
        if tap := next((data for data, name in buttons if name.removeprefix("✓ ") == label), ""):
            self._send([("tap", tap)])
        else:
            name = re.search(rf'name="([\w.]+)" value="{label}"', self.page)[1]
            self._send([*self._blanks, (name, label)])

    def writes(self, text):
        box = re.search(r'<textarea[^>]* name="([\w.]+)"', self.page)[1]
        self._send([*self._blanks, (box, text)])

    def fills(self, answers, done):
        """Send the form with all of it."""
        names = {f"answer.{key}": score for key, score in answers.items()}
        assert set(names) <= {name for name, _ in self._blanks}
        self._send([*self._blanks, *names.items()])

    @property
    def _blanks(self):
        """What a browser sends of the form as it stands."""
        tags = re.findall(r"<input ([^>]*)>", self.page)
        sent = [tag for tag in tags if 'type="hidden"' in tag or "checked" in tag]
        found = [re.search(r'name="([\w.]+)" value="([^"]*)"', tag).groups() for tag in sent]
        boxes = [(name, "") for name in re.findall(r'<textarea[^>]* name="([\w.]+)"', self.page)]
        return [*(pair for pair in found if pair[0] not in {"action", "language"}), *boxes]

    def _send(self, given):
        hidden = re.findall(r'type="hidden" name="(action|language)" value="([^"]*)"', self.page)
        self._open(self.link, urllib.parse.urlencode([*hidden, *given]).encode())

    def _open(self, link, sent=None):
        request = urllib.request.Request(link, sent, {"Origin": "null"} if sent else {})  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            self.page = html.unescape(answer.read().decode())
