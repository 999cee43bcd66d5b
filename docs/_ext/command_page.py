"""The page of the command line, from the parser itself."""

from __future__ import annotations

import argparse
import re


def write_command_page() -> str:
    """Give the page as Markdown."""
    from vnbulletin.cli.main import EXIT_CODES, build_parser

    parser = build_parser()
    lines = [
        "# The command line",
        "",
        parser.description or "",
        "",
        "```text",
        "vnbulletin COMMAND ...",
        "vnbulletin COMMAND --help",
        "```",
        "",
        "| command | what it does |",
        "|---|---|",
    ]
    (commands,) = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    helps = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    lines += [f"| [`{name}`](#{name}) | {helps[name]} |" for name in commands.choices]
    lines += ["", "## Exit codes", "", "| code | what it says |", "|--:|---|"]
    for code, meaning in re.findall(r"^  (\d+)  ((?:.+\n?)(?:   .+\n?)*)", EXIT_CODES, re.M):
        lines.append(f"| {code} | {_escape(' '.join(meaning.split()))} |")
    lines.append("")
    for name, command in commands.choices.items():
        lines += [f"{{#{name}}}", f"## vnbulletin {name}", "", _escape(command.description or helps[name]), ""]
        lines += ["| argument or option | what it means |", "|---|---|"]
        for action in command._actions:
            if not isinstance(action, argparse._HelpAction):
                lines.append(f"| {_name(action)} | {_escape(_help(action))} |")
        lines += ["", *_epilog(command.epilog or ""), ""]
    return "\n".join(lines)


def _name(action: argparse.Action) -> str:
    value = action.metavar or action.dest.upper()
    value = value if isinstance(value, str) else " ".join(value)
    if action.choices:
        value = "{" + ",".join(map(str, action.choices)) + "}"
    if not action.option_strings:
        many = " ..." if action.nargs in ("+", "*") else ""
        return f"`{action.metavar or action.dest}{many}`"
    takes = "" if action.nargs == 0 else f" {value}"
    return ", ".join(f"`{o}{takes}`" for o in action.option_strings)


def _help(action: argparse.Action) -> str:
    text = action.help or ""
    return text % {**vars(action), "prog": "vnbulletin"} if "%" in text else text


def _epilog(epilog: str) -> list[str]:
    """Give an epilog as headings and verbatim text."""
    if not epilog.strip():
        return []
    out: list[str] = []
    for part in re.split(r"^(?=\S)", epilog, flags=re.M):
        title, _, body = part.partition("\n")
        if title.endswith(":"):
            out += [f"**{title[:-1].capitalize()}**", "", "```text", *_dedent(body.rstrip().split("\n")), "```", ""]
        elif part.strip() and not part.startswith("exit codes"):
            out += [_escape(part.strip()), ""]
    return out


def _dedent(lines: list[str]) -> list[str]:
    import textwrap

    return textwrap.dedent("\n".join(lines)).rstrip().split("\n")


def _escape(text: str) -> str:
    """Escape what Markdown would read as markup, and set options as code."""
    plain = re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", text)
    return re.sub(r"(?<![\w-])(--[\w-]+)", r"`\1`", plain)
