"""How Slack brings events: through Socket Mode, or as signed requests, again and again until they are acknowledged."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import io
import json
import time
from urllib.parse import urlencode

import aiohttp
from aiohttp import WSMsgType, web

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
PATIENCE = 3.0


class Bringing:
    """The half of the server that writes to the bot."""

    async def _socket(self, request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(socket)
        async for message in socket:
            if message.type == WSMsgType.TEXT:
                answer = json.loads(message.data)
                ack = self._acks.get(answer.get("envelope_id"))
                if ack and not ack.done():
                    ack.set_result(answer.get("payload"))
        self.sockets.remove(socket)
        return socket

    async def refresh(self):
        """Ask for a new connection and close the old one, as Slack does every few hours."""
        old = self.sockets[-1]
        await old.send_json({"type": "disconnect", "reason": "refresh_requested"})
        await self.until(lambda: self.sockets and self.sockets[-1] is not old)
        await old.close()

    async def bring(self, kind, payload, retries=3):
        """Bring a payload until it is acknowledged; return whether it was."""
        for attempt in range(retries + 1):
            once = self._request if self.request_url else self._envelope
            if await once(kind, payload, attempt):
                return True
        return False

    async def _envelope(self, kind, payload, attempt):
        envelope = f"envelope-{next(self._count)}"
        self._acks[envelope] = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(self.patience):
                await self.until(lambda: self.sockets)
                await self.sockets[-1].send_json(
                    {"type": kind, "envelope_id": envelope, "payload": payload, "retry_attempt": attempt}
                )
                self.returned[payload.get("trigger_id")] = await self._acks[envelope]
        except (TimeoutError, ConnectionError):
            await asyncio.sleep(0.05)
            return False
        finally:
            del self._acks[envelope]
        return True

    async def _request(self, kind, payload, attempt):
        body = (
            json.dumps(payload)
            if kind == "events_api"
            else urlencode(payload if kind == "slash_commands" else {"payload": json.dumps(payload)})
        )
        again = {"X-Slack-Retry-Num": str(attempt)} if attempt else {}
        try:
            status, text = await self.post(body.encode(), kind, again)
        except (TimeoutError, aiohttp.ClientError):
            await asyncio.sleep(0.05)
            return False
        self.returned[payload.get("trigger_id")] = json.loads(text) if text.startswith("{") else {}
        return status == 200

    async def post(self, body, kind="events_api", headers=None, *, secret=SECRET, at=None):
        """Send one signed request and return its status and text."""
        stamp = str(int(at or time.time()))
        digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
        signed = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": "v0=" + digest}
        form = "application/json" if kind == "events_api" else "application/x-www-form-urlencoded"
        sent = {
            "data": io.BytesIO(body),
            "headers": {"Content-Type": form, **signed, **(headers or {})},
            "timeout": aiohttp.ClientTimeout(total=self.patience),
        }
        async with self._session.post(self.request_url, **sent) as answer:
            return answer.status, await answer.text()
