"""Alembic runs this; the connection and its transaction belong to :func:`storage.migrations.migrate`."""

from alembic import context
from sqlmodel import SQLModel

import storage.ledgers
import storage.tables  # noqa: F401 - both fill the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
)
context.run_migrations()
