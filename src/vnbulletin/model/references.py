"""Citations of official documents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of an official document.

    Parameters
    ----------
    text : str
        From the type word to the end of the code or of the identifying words.
    start, end : int
        Half-open offsets into the caller's text.
    type : str
        Canonical type word in full ("Nghị quyết").
    number, symbol, code : str or None
        Leading number (with the year where it carries one), the rest, and both as written without spaces.
    date : str or None
        ISO date of the document.
    issuer, subject, provision : str or None
        As written.
    document : str or None
        Key of the document cited, the same for every mention of it.
    corrected : str or None
        The code as it should be written where the text is sloppy; None where it is right.
    corrections : tuple of str
        What was corrected.
    term : str or None
        Term of the issuing body ("khóa XIII").
    relation : str or None
        What the sentence does with the document (``implements``, ``reviews``, ``amends``, ``replaces``,
        ``studies``, ``based_on``, ``issues`` ...).
    issuers : tuple of str
        The bodies that the symbol allows as issuers.
    inferred : mapping of str to str
        Fields filled from elsewhere, and from what.
    candidates : tuple of str
        Keys of the documents that a short form may mean where it is ambiguous.
    subject_start, subject_end : int or None
        Half-open offsets of the subject, None where there is none.
    """

    text: str
    start: int
    end: int
    type: str
    number: str | None = None
    symbol: str | None = None
    code: str | None = None
    date: str | None = None
    issuer: str | None = None
    subject: str | None = None
    provision: str | None = None
    document: str | None = None
    corrected: str | None = None
    corrections: tuple[str, ...] = ()
    term: str | None = None
    relation: str | None = None
    issuers: tuple[str, ...] = ()
    inferred: Mapping[str, str] = field(default_factory=dict)
    candidates: tuple[str, ...] = ()
    subject_start: int | None = None
    subject_end: int | None = None
