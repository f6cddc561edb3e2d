"""A PostgreSQL server of our own in a temporary folder, where its binaries are installed."""

from __future__ import annotations

import getpass
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

QUICK = "-c fsync=off -c full_page_writes=off -c max_connections=60"
"""Tests need no safety against power loss."""


def binaries() -> Path | None:
    """Return the folder of the newest installed server, or ``None``."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    found = debian[-1] if debian else shutil.which("initdb")
    return Path(found).parent if found else None


def missing() -> str:
    """Return why no server can be started, or the empty string."""
    if binaries() is None:
        return "PostgreSQL is not installed"
    if getpass.getuser() == "root" and not shutil.which("runuser"):
        return "PostgreSQL does not run as root, and runuser is not installed"
    return ""


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a fresh server, to which ``/name`` of a database is added; ``postgres`` exists."""
    folder = Path(tempfile.mkdtemp(prefix="afterword-pg-"))
    if getpass.getuser() == "root":
        shutil.chown(folder, "postgres", "postgres")
    try:
        with _running(folder, _free_port()) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(folder: Path, port: int) -> Iterator[str]:
    _run(
        "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
    )
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 {QUICK}"
    _run("pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w", "-o", options, "start")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}"
    finally:
        _run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")


def _run(program: str, *words: object) -> None:
    path = binaries()
    assert path is not None
    command = [str(path / program), *map(str, words)]
    if getpass.getuser() == "root":
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
