"""A Slack to test against: Web API, Socket Mode and signed HTTP, which refuses what the real one refuses."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import defaultdict

import aiohttp
from aiohttp import web
from slack_bringing import PATIENCE, Bringing
from slack_modals import Modals
from slack_people import BOT, TEAM, People
from slack_rules import takes

TOKEN, APP_TOKEN = "xoxb-fake", "xapp-fake"
SCOPES = (
    "app_mentions:read,chat:write,chat:write.public,commands,files:write,im:history,im:write,usergroups:read,users:read"
)


class SlackServer(Bringing, People, Modals):
    """
    Use as an async context manager; ``url`` is the base of its Web API.

    ``calls`` logs every call as (method, arguments), ``shown`` what appeared to anybody. With ``request_url``
    set it brings events as signed requests, otherwise through Socket Mode. ``faults[method]`` are answers to give
    instead, once each. A channel that begins with X is unknown. ``modals`` are the views that were
    opened, ``homes`` the tabs that people see, and ``published`` all that were shown so far.
    """

    def __init__(self, *, charts=True):
        self.charts, self.unready = charts, 0
        self.calls, self.shown, self.files = [], [], {}
        self.messages, self.faults = {}, defaultdict(list)
        self.people = defaultdict(dict)
        self.groups = {}
        self.request_url, self.patience = "", PATIENCE
        self.sockets, self._acks, self._count = [], {}, itertools.count(1)
        self._urls, self._uses = {}, defaultdict(int)
        self.modals, self.returned, self._triggers = [], {}, {}
        self.homes, self.published = {}, []

    async def __aenter__(self):
        app = web.Application(client_max_size=2**24)
        app.add_routes(
            [
                web.route("*", "/api/{method}", self._api),
                web.post("/upload/{id}", self._upload),
                web.post("/respond/{id}", self._respond),
                web.get("/socket", self._socket),
            ]
        )
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.base = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
        self.url = self.base + "/api/"
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_):
        for socket in self.sockets:
            await socket.close()
        await self._session.close()
        await self._runner.cleanup()

    # What the bot calls

    async def _api(self, request):
        method = request.match_info["method"]
        args = dict(request.query)
        args.update(await (request.json() if request.content_type == "application/json" else request.post()))
        self.calls.append((method, args))
        if self.faults[method]:
            status, body, headers = self.faults[method].pop(0)
            return web.json_response(body, status=status, headers=headers)
        wanted = APP_TOKEN if method == "apps.connections.open" else TOKEN
        if request.headers.get("Authorization") != f"Bearer {wanted}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        answer = getattr(self, "_" + method.replace(".", "_").lower(), lambda _: {"error": "unknown_method"})(args)
        return web.json_response({"ok": "error" not in answer, **answer}, headers={"x-oauth-scopes": SCOPES})

    def _auth_test(self, _):
        return {"team": "Acme", "team_id": TEAM, "user": "afterword", "user_id": BOT, "bot_id": "B0BOT"}

    def _apps_connections_open(self, _):
        return {"url": self.base.replace("http", "ws") + "/socket"}

    def _users_info(self, args):
        return {"user": {"id": args["user"], **self.people[args["user"]]}}

    def _usergroups_list(self, _):
        return {"usergroups": [{"id": group, "users": users} for group, users in self.groups.items()]}

    def _conversations_open(self, args):
        return {"channel": {"id": "D" + args["users"]}}

    def _chat_postmessage(self, args):
        channel = "D" + args["channel"] if args["channel"].startswith("U") else args["channel"]
        if channel.startswith("X"):
            return {"error": "channel_not_found"}
        return self._refusal(args) or self._appear("message", channel, args)

    def _chat_postephemeral(self, args):
        return self._refusal(args) or self._appear("ephemeral", args["channel"], args, user=args["user"])

    def _chat_update(self, args):
        if (args["channel"], args["ts"]) not in self.messages:
            return {"error": "message_not_found"}
        return self._refusal(args) or self._appear("update", args["channel"], args, ts=args["ts"])

    def _files_getuploadurlexternal(self, args):
        file = f"F{next(self._count)}"
        self.files[file] = {"name": args["filename"], "alt": args.get("alt_txt"), "done": False}
        return {"file_id": file, "upload_url": f"{self.base}/upload/{file}"}

    def _files_completeuploadexternal(self, args):
        files = json.loads(args["files"])
        for file in files:
            self.files[file["id"]]["done"] = True
            if args.get("channel_id"):
                self._appear("file", args["channel_id"], {"file": self.files[file["id"]], **args})
        return {"files": [{"id": file["id"]} for file in files]}

    async def _upload(self, request):
        self.files[request.match_info["id"]]["data"] = await request.read()
        return web.Response(text="OK")

    async def _respond(self, request):
        key, args = request.match_info["id"], await request.json()
        self.calls.append(("response_url", args))
        origin = self._urls.get(key)
        self._uses[key] += 1
        if self.faults["response_url"]:
            status, text, headers = self.faults["response_url"].pop(0)
            return web.Response(status=status, text=text, headers=headers)
        if origin is None or self._uses[key] > 5:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        refusal = self._refusal(args)
        if refusal:
            return web.json_response({"ok": False, **refusal}, status=400)
        replaces = args.get("replace_original") and origin["ts"]
        how = "update" if replaces else "message" if args.get("response_type") == "in_channel" else "ephemeral"
        self._appear(how, origin["channel"], args, user=origin["user"], ts=origin["ts"] if replaces else None)
        return web.Response(text="ok")

    def _refusal(self, args):
        if "blocks" not in args and not args.get("text"):
            return {"error": "no_text"}
        ready = {key for key, file in self.files.items() if file["done"] and not self.unready}
        self.unready = max(0, self.unready - 1)
        return {} if takes(args.get("blocks", []), ready, self.charts) else {"error": "invalid_blocks"}

    def _appear(self, how, channel, args, user="", ts=None):
        ts = ts or f"{int(time.time())}.{next(self._count):06d}"
        shown = {**args, "how": how, "channel": channel, "user": user, "ts": ts}
        self.shown.append(shown)
        if how in {"message", "update"}:
            self.messages[channel, ts] = shown
        return {"channel": channel, "ts": ts, "message_ts": ts}

    # What a test waits for

    async def until(self, condition, seconds=10):
        """Wait until the condition holds and return what it returned."""
        async with asyncio.timeout(seconds):
            while not (found := condition()):  # noqa: ASYNC110 - it looks at what others write
                await asyncio.sleep(0.005)
        return found

    async def sees(self, *words, how=None, channel=None, after=0, seconds=10):
        """Wait for something that appeared with all these words and return it."""

        def found():
            return next((s for s in self.shown[after:] if _fits(s, words, how, channel)), None)

        return await self.until(found, seconds)


def _fits(shown, words, how, channel):
    text = json.dumps([shown.get("text"), shown.get("blocks"), shown.get("file", {}).get("name")], ensure_ascii=False)
    return (
        (not how or shown["how"] == how)
        and (not channel or shown["channel"] == channel)
        and all(word in text for word in words)
    )
