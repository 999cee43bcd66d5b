"""Names that the lowest rooms call without knowing who answers.

A ``Bulletin`` can show itself, but the room of values must not import the room that renders. The public face
enters here which function renders what; it is looked up when it is called.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

_HOOKS: dict[str, str] = {}


def set_hook(name: str, target: str) -> None:
    """Enter a function under a name.

    Parameters
    ----------
    name : str
        What callers ask for.
    target : str
        ``"module:function"``; imported at the first call.
    """
    _HOOKS[name] = target


def get_hook(name: str) -> Callable[..., Any]:
    """Give the function entered under a name.

    Raises
    ------
    LookupError
        Where nothing was entered.
    """
    target = _HOOKS.get(name)
    if target is None:
        raise LookupError(f"no function is entered for {name!r}; import vnbulletin, which enters it")
    module, _, function = target.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found
