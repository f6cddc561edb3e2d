"""The shipped entry point in a process of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ENTRY = Path(__file__).parent.parent / "bot.py"
KEY = "k" * 40


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class BotProcess:
    """``python bot.py`` in a folder of its own, set up by nothing but its environment."""

    def __init__(self, folder, **settings):
        self.folder, self.port = folder, free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        own = {"DATABASE_URL": f"sqlite:///{folder}/afterword.db", "PORT": str(self.port), "API_KEYS": KEY}
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME", "LANG", "COVERAGE_PROCESS_START") if name in os.environ
        }
        self.environment = kept | own | {name: value.replace("{url}", self.url) for name, value in settings.items()}

    def start(self):
        self.log = (self.folder / "bot.log").open("ab")
        self._process = subprocess.Popen(
            [sys.executable, str(ENTRY)], cwd=self.folder, env=self.environment, stdout=self.log, stderr=self.log
        )

    def kill(self):
        """End it as a power failure would."""
        self._process.kill()
        self._process.wait(10)
        self.log.close()

    def stop(self):
        """Ask it to end, and return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        code = self._process.wait(30)
        self.log.close()
        return code

    @property
    def alive(self):
        return self._process.poll() is None

    @property
    def said(self):
        return (self.folder / "bot.log").read_text()

    def ready(self):
        """Wait until its page answers."""
        for _ in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/api/health", timeout=1):  # noqa: S310 - loopback
                    return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(self.said)

    def run(self, *words):
        """Return what the entry point prints when it is told something else than to serve."""
        command = [sys.executable, str(ENTRY), *words]
        return subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, check=True, timeout=120, text=True
        ).stdout

    def asked(self, line):
        """Return what ``say --json`` prints."""
        return json.loads(self.run("say", line, "--json"))

    def post(self, path, body):
        """Return what the HTTP interface answers to a JSON document."""
        headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)  # noqa: S310 - loopback
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return json.loads(answer.read())


@contextmanager
def running(folder, **settings):
    """Yield the started process; it is gone afterwards."""
    bot = BotProcess(folder, **settings)
    bot.start()
    try:
        yield bot
    finally:
        if bot.alive:
            bot.kill()


@contextmanager
def serving(folder, **settings):
    """Yield the started process once its page answers; what it said is shown when the test fails."""
    with running(folder, **settings) as bot:
        bot.ready()
        try:
            yield bot
        finally:
            sys.stdout.write(bot.said)
