"""Make frozen values fast: there are hundreds of them on a page."""

from __future__ import annotations

from dataclasses import MISSING, Field, field, fields, make_dataclass
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


def maker_of(cls: type[T]) -> type[T]:
    """Give what makes values of a frozen class with slots as its constructor does, in half the time.

    The ``__init__`` of a frozen class sets each field through ``object.__setattr__``, which takes several times as long
    as filling the slots of a plain class; the value made so becomes one of the frozen class.

    Parameters
    ----------
    cls : type
        A frozen dataclass with slots.

    Returns
    -------
    callable
        Typed as the class itself, for what it takes and gives.

    Examples
    --------
    >>> from vnbulletin.model import Word
    >>> word = maker_of(Word)("xã", 3, 5)
    >>> word == Word("xã", 3, 5), type(word) is Word
    (True, True)
    """
    maker: type[T] = _build_maker(cls)  # type: ignore[arg-type]  # classes have hashes
    return maker


@cache
def twin_of(cls: Any) -> Any:
    """Give the plain class whose values become those of a frozen one by ``value.__class__ = cls``.

    That is what ``maker_of`` does, for those to whom its one call more is too much.

    Parameters
    ----------
    cls : type
        A frozen dataclass with slots.

    Returns
    -------
    type
        With the same slots and defaults.
    """
    columns = [(f.name, Any, _copy_default(f)) for f in fields(cls)]
    return make_dataclass(f"{cls.__name__}Draft", columns, slots=True, eq=False, repr=False)


@cache
def _build_maker(cls: Any) -> Any:
    plain = twin_of(cls)

    def make(*values: Any, **named: Any) -> Any:
        value = plain(*values, **named)
        value.__class__ = cls
        return value

    return make


def _copy_default(one: Field[Any]) -> Any:
    if one.default_factory is not MISSING:
        return field(default_factory=one.default_factory)
    return field() if one.default is MISSING else field(default=one.default)
