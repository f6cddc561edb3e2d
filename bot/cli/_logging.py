"""How the program logs: a line an event on standard error, with names and counts but no words of any person."""

from __future__ import annotations

import logging
import sys

import structlog


def configure() -> None:
    """Send structured logs to standard error: readable in a terminal, JSON elsewhere."""
    renderer = structlog.dev.ConsoleRenderer() if sys.stderr.isatty() else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s", stream=sys.stderr)
    logging.getLogger("aiohttp.server").addFilter(_readable)


def _readable(record: logging.LogRecord) -> bool:
    """Return whether a record is not about a request that is no HTTP: it would repeat what was sent, keys and all."""
    trouble = record.exc_info[0] if record.exc_info else None
    return trouble is None or trouble.__module__ != "aiohttp.http_exceptions"
