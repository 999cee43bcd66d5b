"""The examples and counter-examples in the tables of tasks hold."""

from __future__ import annotations

import re

import pytest

from vnbulletin.extraction.tasks import find_tasks
from vnbulletin.extraction.tasks.lexicon import load_lexicon
from vnbulletin.segmentation import lay_out
from vnbulletin.tables.loader import load_table, split_list

TABLES = ("task_openers", "task_verbs", "task_agents", "task_connectors", "task_stoppers", "task_words")
OPENERS = load_table("task_openers")
EXAMPLES = [(row["cue"], example) for row in OPENERS for example in split_list(row["examples"])]
COUNTER_EXAMPLES = [(row["cue"], example) for row in OPENERS for example in split_list(row["counter_examples"])]
STOPPED = [(row["cue"], example) for row in load_table("task_stoppers") for example in split_list(row["examples"])]


def found(text: str) -> list[str]:
    return [task.text for task in find_tasks(lay_out(text), (), (), ())]


@pytest.mark.parametrize(("cue", "example"), EXAMPLES)
def test_a_cue_opens_the_directives_of_its_example(cue: str, example: str) -> None:
    assert cue in example.lower()
    assert found(example.replace("[", "").replace("]", "")) == re.findall(r"\[([^]]*)\]", example)


@pytest.mark.parametrize(("cue", "example"), COUNTER_EXAMPLES)
def test_a_cue_opens_nothing_in_its_counter_example(cue: str, example: str) -> None:
    assert cue in example.lower()
    assert found(example) == []


@pytest.mark.parametrize(("cue", "example"), STOPPED)
def test_a_stopper_ends_the_mood_of_an_order(cue: str, example: str) -> None:
    order, _, after = example.partition(" ... ")
    assert cue in after.lower()
    assert len(found(f"{order} {after}")) == len(found(order)) == 1


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_and_is_lower_case(name: str) -> None:
    rows = load_table(name)
    assert rows
    key = "class" if name == "task_words" else next(iter(rows[0]))
    assert all(row[key] == row[key].lower() for row in rows)


def test_every_word_of_action_can_be_matched() -> None:
    for word in load_lexicon().verbs:
        assert 1 <= len(re.split(r",? ", word)) <= 3, word
