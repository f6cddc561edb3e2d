"""What the database knows about itself."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlmodel import Field, SQLModel


class Meta(SQLModel, table=True):
    """What the database knows about itself."""

    __tablename__: ClassVar[Any] = "meta"
    name: str = Field(primary_key=True)
    value: str
