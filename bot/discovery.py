"""One file each: a package's modules are its members, and there is no list to keep."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


@cache
def modules(package: str) -> tuple[ModuleType, ...]:
    """Return the public modules of a package in alphabetical order."""
    found = pkgutil.iter_modules(import_module(package).__path__)
    return tuple(
        import_module(f"{package}.{name}") for _, name, _ in sorted(found, key=lambda m: m.name) if name[0] != "_"
    )
