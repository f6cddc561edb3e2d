"""A server that plays Telegram: it keeps what the bot sent, and brings what people do."""

import asyncio
import itertools
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from aiohttp import web
from lo_bot_api_emulator import ApiRefusal, LoBotApiEmulator

from bot.messages import Address, Button, Reply

TOKEN = "7:emulated"
USERNAME = "afterword_bot"
BEYOND = ("message_thread_id", "link_preview_options")
"""Parameters that Telegram knows and the emulator does not."""
HERE = Address(platform="telegram", chat="100")
TEAM = Address(platform="telegram", chat="-1001")


@dataclass
class Sent:
    """One call that the bot made."""

    method: str
    fields: dict
    uploads: dict
    result: object = None
    at: float = field(default_factory=time.perf_counter)

    @property
    def buttons(self):
        markup = LoBotApiEmulator.decoded(self.fields.get("reply_markup")) or {}
        return [button for row in markup.get("inline_keyboard", []) for button in row]

    @property
    def words(self):
        return self.fields.get("text") or self.fields.get("caption") or ""


@dataclass
class Fault:
    """What goes wrong with the next calls of a method: a refusal, or a dropped connection for ``status`` 0."""

    method: str
    status: int = 500
    description: str = "Internal Server Error"
    parameters: dict | None = None
    times: int = 1


class TelegramServer(LoBotApiEmulator):
    """The emulator with a name, a log of what was sent, faults, and updates of any shape."""

    def __init__(self):
        super().__init__(max_assets=1_000, max_history=1, allow_insecure_loopback_webhooks=True)
        self.sent, self.faults, self.confirmed, self.url = [], [], 0, ""
        self._numbers = itertools.count(1)

    def fail(self, method, **how):
        self.faults.append(Fault(method, **how))

    def calls(self, method):
        return [call for call in list(self.sent) if call.method == method]

    def push(self, update):
        """Have the update brought by the next poll, as it is; its number is given back."""
        return asyncio.run_coroutine_threadsafe(self._push(update), self._loop).result(5)

    def wait(self, found, seconds=20):
        """Return what ``found`` returns as soon as that is true."""
        until = time.monotonic() + seconds
        while not (result := found()):
            if time.monotonic() > until:
                raise AssertionError([(call.method, call.words) for call in self.sent[-20:]])
            time.sleep(0.01)
        return result

    async def _push(self, update):
        state = self._update_queues._state(TOKEN)
        async with state.condition:
            number = update.setdefault("update_id", next(self._numbers))
            state.updates.append(update)
            state.condition.notify_all()
        return number

    async def handle(self, request):
        fault = self._fault(request.match_info["method"])
        if fault and not fault.status:
            request.transport.abort()
        return await super().handle(request)

    def validate(self, method, fields, uploads):
        known = {name: value for name, value in fields.items() if name not in BEYOND}
        self._unstyle(known)
        if method == "getUpdates":
            self.confirmed = max(self.confirmed, int(fields.get("offset", 0)))
        call = Sent(method, fields, uploads)
        self._strike(method)
        if method == "editMessageMedia":
            method, known = self._captioned(known, uploads)
            call.fields = call.fields | {"caption": known.get("caption")}
            uploads = {}
        call.result = super().validate(method, known, uploads)
        if method == "getMe":
            call.result |= {"username": USERNAME}
        if method != "getUpdates":
            self.sent.append(call)
        return call.result

    def _captioned(self, fields, uploads):
        """A new picture is a new caption with a photo that came along."""
        media = self.decoded(fields.pop("media"))
        assert media["type"] == "photo"
        assert media["media"].removeprefix("attach://") in uploads
        return "editMessageCaption", fields | ({"caption": media["caption"]} if "caption" in media else {})

    def _unstyle(self, fields):
        markup = self.decoded(fields.get("reply_markup")) or {}
        if "force_reply" in markup:
            assert markup == {"force_reply": True, "selective": True}
            del fields["reply_markup"]
        if "inline_keyboard" in markup:
            rows = markup["inline_keyboard"]
            bare = [[{key: button[key] for key in button if key != "style"} for button in row] for row in rows]
            fields["reply_markup"] = {"inline_keyboard": bare}

    def _fault(self, method):
        return next((fault for fault in self.faults if fault.method == method and fault.times), None)

    def _strike(self, method):
        if fault := self._fault(method):
            fault.times -= 1
            raise ApiRefusal(fault.description, fault.status or 500, fault.parameters)

    async def _serve(self, started, port):
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        runner = web.AppRunner(self.app(), access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        started.set()
        await self._stop.wait()
        await runner.cleanup()


@contextmanager
def running(port=0):
    """Yield a server that listens on a loopback port from a thread of its own."""
    server, started = TelegramServer(), threading.Event()
    thread = threading.Thread(target=lambda: asyncio.run(server._serve(started, port)), daemon=True)
    thread.start()
    started.wait(5)
    try:
        yield server
    finally:
        with suppress(RuntimeError):
            server._loop.call_soon_threadsafe(server._stop.set)
        thread.join(5)


def person(number=100, **more):
    return {"id": number, "is_bot": False, "first_name": "Anna", "last_name": "Ozola", "language_code": "lv"} | more


def private(number=100):
    return {"id": number, "type": "private", "first_name": "Anna"}


def group(number=-1001, **more):
    return {"id": number, "type": "supergroup", "title": "Team"} | more


def words(text, who=None, where=None, **more):
    """Return the update of somebody writing."""
    who = who or person()
    message = {
        "message_id": 11,
        "date": int(time.time()),
        "chat": where or private(who["id"]),
        "from": who,
        "text": text,
    }
    return {"message": message | more}


def press(data, who=None, where=None, message=11, **more):
    """Return the update of somebody pressing a button below a message."""
    who = who or person()
    below = {"message_id": message, "date": int(time.time()), "chat": where or private(who["id"])}
    return {
        "callback_query": {
            "id": f"q{time.monotonic_ns()}",
            "from": who,
            "message": below,
            "data": data,
            "chat_instance": "1",
        }
        | more
    }


def reply(text="Hello", to=HERE, **more):
    return Reply(to=to, text=text, **more)


def digits():
    return (tuple(Button(label=str(number), data=f"r:TOKEN:csat:{number}") for number in range(1, 6)),)
