"""Named officials with their posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

OFFICIAL_ROLES = frozenset({"chair", "attend", "speak", "report", "award", "visit", "receive", "other"})


@dataclass(frozen=True, slots=True)
class Position:
    """One post that a mention attaches to a person.

    Parameters
    ----------
    text : str
        The post as written, title and organisation together; the slice ``[start:end]``.
    start, end : int
        Half-open offsets into the caller's text.
    title : str
        Normalised title (``"Trưởng Ban"``).
    organisation : str or None
        Normalised organisation with abbreviations written out, None where the text gives none.
    level : str or None
        ``central``, ``province``, ``district``, ``commune``, ``unit`` or None.
    system : str or None
        ``party``, ``state``, ``front``, ``union``, ``youth``, ``military``, ... or None.
    former, acting : bool
        Whether the text marks the post as past ("nguyên") or provisional ("quyền").
    inferred : mapping of str to str
        Fields that the words of the post itself don't give, and from what each was inferred.
    """

    text: str
    start: int
    end: int
    title: str
    organisation: str | None = None
    level: str | None = None
    system: str | None = None
    former: bool = False
    acting: bool = False
    inferred: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Official:
    """One mention of a named official.

    Parameters
    ----------
    name : str
        The personal name as written, the slice ``[start:end]``.
    start, end : int
        Half-open offsets of the name alone.
    titles : tuple of str
        Honorifics, ranks and degrees as written.
    positions : tuple of Position
        The posts that this mention attaches to the person, in text order.
    role : str or None
        What the sentence says the person does (``OFFICIAL_ROLES``), None where nothing says.
    person : int
        Number of the person within the bulletin; mentions of one person share it.
    evidence : str or None
        Why a later mention was linked to an earlier one; None for the first mention.
    """

    name: str
    start: int
    end: int
    titles: tuple[str, ...] = ()
    positions: tuple[Position, ...] = ()
    role: str | None = None
    person: int = 0
    evidence: str | None = None

    @property
    def text(self) -> str:
        """The slice of the caller's text: the name."""
        return self.name


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post that stands for a person without the name ("Bí thư Đảng ủy đề nghị ...").

    Parameters
    ----------
    text : str
        The post as written.
    start, end : int
        Half-open offsets into the caller's text.
    person : int or None
        Number of the person meant, None where no mention of the bulletin fits.
    evidence : str or None
        Why that person.
    """

    text: str
    start: int
    end: int
    person: int | None = None
    evidence: str | None = None
