"""Read the plain data that underthesea keeps in pickle files, without unpickling.

Its dictionary, its feature templates and its spelling rules are sets, lists and mappings of strings.
The handful of opcodes that build those are read here; anything that would import or call is refused,
so that a tampered file cannot run code.
"""

from __future__ import annotations

from vnbulletin.errors import ModelError

_PROTOCOL, _FRAME, _STOP, _MARK, _MEMOIZE = 0x80, 0x95, 0x2E, 0x28, 0x94
_EMPTY_LIST, _EMPTY_DICT, _EMPTY_SET = 0x5D, 0x7D, 0x8F
_SHORT_TEXT, _TEXT = 0x8C, 0x58
_GET, _LONG_GET, _PUT, _LONG_PUT = 0x68, 0x6A, 0x71, 0x72
_APPEND, _APPENDS, _SET_ITEM, _SET_ITEMS, _ADD_ITEMS = 0x61, 0x65, 0x73, 0x75, 0x90


def read_containers(data: bytes) -> object:
    """Rebuild lists, mappings, sets and strings from a pickle without executing any of it.

    Parameters
    ----------
    data : bytes
        The content of the file.

    Returns
    -------
    object
        Nested ``list``, ``dict``, ``set`` and ``str``.

    Raises
    ------
    ModelError
        Where the file holds anything else, or breaks off.

    Examples
    --------
    >>> import pickle
    >>> read_containers(pickle.dumps(["T[0]", {"hoà": "hòa"}]))
    ['T[0]', {'hoà': 'hòa'}]
    """
    try:
        return _read(data)
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(
            "words.model", f"a data file of underthesea is broken ({error}); reinstall underthesea"
        ) from error


def _read(data: bytes) -> object:
    stack: list[object] = []
    below_marks: list[list[object]] = []
    memo: list[object] = []
    at = 0
    while True:
        code = data[at]
        at += 1
        # In order of frequency: the dictionary holds tens of thousands of strings.
        if code == _MEMOIZE:
            memo.append(stack[-1])
        elif code == _SHORT_TEXT:
            end = at + 1 + data[at]
            stack.append(data[at + 1 : end].decode("utf-8", "surrogatepass"))
            at = end
        elif code == _MARK:
            below_marks.append(stack)
            stack = []
        elif code in (_APPENDS, _ADD_ITEMS, _SET_ITEMS):
            items, stack = stack, below_marks.pop()
            _fill(stack[-1], items)
        elif code in (_APPEND, _SET_ITEM):
            count = 1 if code == _APPEND else 2
            items = stack[-count:]
            del stack[-count:]
            _fill(stack[-1], items)
        elif code in (_EMPTY_LIST, _EMPTY_DICT, _EMPTY_SET):
            stack.append([] if code == _EMPTY_LIST else {} if code == _EMPTY_DICT else set())
        elif code == _TEXT:
            end = at + 4 + int.from_bytes(data[at : at + 4], "little")
            stack.append(data[at + 4 : end].decode("utf-8", "surrogatepass"))
            at = end
        elif code == _GET:
            stack.append(memo[data[at]])
            at += 1
        elif code == _LONG_GET:
            stack.append(memo[int.from_bytes(data[at : at + 4], "little")])
            at += 4
        elif code in (_PUT, _LONG_PUT):
            # Older protocols number their memo; they number it in order.
            memo.append(stack[-1])
            at += 1 if code == _PUT else 4
        elif code == _PROTOCOL:
            at += 1
        elif code == _FRAME:
            at += 8
        elif code == _STOP:
            return stack.pop()
        else:
            raise ValueError(f"opcode {code:#x} at byte {at - 1} is not plain data")


def _fill(container: object, items: list[object]) -> None:
    if isinstance(container, list):
        container.extend(items)
    elif isinstance(container, set):
        container.update(items)
    elif isinstance(container, dict):
        container.update(zip(items[::2], items[1::2]))
    else:
        raise TypeError(f"{type(container).__name__} cannot be filled")
