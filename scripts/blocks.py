"""What the derived blocks of the documents hold, each made from the code or data that it tells of."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from enum import Enum
from pathlib import Path

import typer.main
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from dateline.cli.main import app
from dateline.codebook import SCHEMES, Case, EventType, crosswalk, load
from dateline.serial import schema
from dateline.settings import SETTINGS

ROOT = Path(__file__).parents[1]
ACCURACY = ROOT / "eval" / "accuracy.md"
METAVARS = {datetime: "YYYY-MM-DD", int: "N", Path: "FILE"}


def commands() -> str:
    """Return every command with its arguments and options."""
    group = typer.main.get_command(app)
    return "\n".join(_group("dateline", group))  # type: ignore[arg-type]


def _group(path: str, group: TyperGroup) -> Iterator[str]:
    for name, command in sorted(group.commands.items()):
        if isinstance(command, TyperGroup):
            yield f"## {path} {name}\n\n{_prose(command.help)}\n"
            yield from _group(f"{path} {name}", command)
        else:
            yield _command(f"{path} {name}", command)


def _command(path: str, command: TyperCommand) -> str:
    shown = [param for param in command.params if not param.hidden]
    arguments = [_argument(param) for param in shown if isinstance(param, TyperArgument)]
    options = [] if len(arguments) == len(shown) else ["[OPTION...]"]
    lines = [f"## {path}\n", f"    {' '.join((path, *options, *arguments))}\n", f"{_prose(command.help)}\n"]
    if shown:
        lines += [*_head("argument or option", "default", "what"), *(_param(param) for param in shown), ""]
    return "\n".join(lines)


def _argument(param: TyperArgument) -> str:
    name = (param.metavar or (param.name or "").upper()).removesuffix("...") + ("..." if param.nargs == -1 else "")
    return name if param.required else f"[{name}]"


def _param(param: TyperArgument | TyperOption) -> str:
    name = _argument(param) if isinstance(param, TyperArgument) else _option(param)
    value = param.default.value if isinstance(param.default, Enum) else param.default
    default = "" if value in {None, False, ()} else f"`{value}`"
    if param.envvar:
        default = f"`${param.envvar}`, else {default}"
    return _row(f"`{_prose(name)}`", default, _prose(param.help))


def _option(param: TyperOption) -> str:
    names = " / ".join((*param.opts, *param.secondary_opts))
    if param.is_flag:
        return names
    kind = param.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        return f"{names} {'/'.join(str(item.value) for item in kind)}"
    return f"{names} {param.metavar or METAVARS.get(kind) or (param.name or '').upper()}"


def _prose(text: str | None) -> str:
    return " ".join((text or "").replace("|", "\\|").split())


def _head(*cells: str) -> tuple[str, str]:
    return _row(*cells), "|" + "---|" * len(cells)


def _row(*cells: str) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def ranks() -> str:
    """Return all types in the order in which they win."""
    kinds = sorted(load().types.values(), key=lambda kind: kind.rank)
    rows = (_row(str(kind.rank), f"[{kind.code}](#{kind.code.replace('.', '')})", kind.definition) for kind in kinds)
    return "\n".join((*_head("rank", "code", "what it is"), *rows))


def types() -> str:
    """Return every type in full, by family."""
    book = load()
    parts = []
    for family in book.families.values():
        parts.append(f"## {family.label}\n\n{family.definition}.\n")
        parts += [_type(kind) for kind in book.in_family(family.code)]
    return "\n".join(parts)


def _type(kind: EventType) -> str:
    contrasts = ((item.text, f"`{item.type}`" if item.type else "no event", item.why) for item in kind.is_not)
    lines = [
        f"### {kind.code}\n",
        f"**{kind.label}.** {kind.definition}\n",
        f"`side_a`: {kind.side_a}. `side_b`: {kind.side_b}.\n",
        "Examples:\n",
        *(f"- {text}" for text in kind.examples),
        "\nWhat it is not:\n",
        *(f"- {text} ({found}: {why})" for text, found, why in contrasts),
        "\nRulings:\n",
        *(f"- {text}" for text in kind.rulings),
    ]
    return "\n".join(lines) + "\n"


def crosswalks() -> str:
    """Return every crosswalk as a table of cases."""
    return "\n".join(_crosswalk(scheme) for scheme in SCHEMES)


def _crosswalk(scheme: str) -> str:
    walk = crosswalk(scheme)
    rows = [_case("every type", case) for case in walk.first]
    rows += [_case(code, case) for code, cases in walk.cases.items() for case in cases]
    return "\n".join((f"### {walk.label}\n", *_head("type", "when", "code", "note"), *rows)) + "\n"


def _case(code: str, case: Case) -> str:
    return _row(code, ", ".join(case.when), ", ".join(case.codes), case.note)


def settings() -> str:
    """Return the settings; a folder of the user's own is named by what it is, not by where this machine has it."""
    rows = []
    for item in SETTINGS:
        default = "the user's cache folder" if Path(item.default).is_absolute() else f"`{item.default}`"
        rows.append(_row(item.name, f"`{item.variable}`", default, item.help))
    return "\n".join((*_head("setting", "variable", "default", "what"), *rows))


def json_schema() -> str:
    """Return the JSON Schema of one line of `dateline read --format jsonl`."""
    return f"```json\n{json.dumps(schema(), indent=1, ensure_ascii=False)}\n```"


def accuracy() -> str:
    """Return the accuracy table that was last measured."""
    return ACCURACY.read_text(encoding="utf-8") if ACCURACY.exists() else "Not measured yet."


BLOCKS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "ranks": ranks,
    "types": types,
    "crosswalks": crosswalks,
    "settings": settings,
    "json-schema": json_schema,
    "accuracy": accuracy,
}
