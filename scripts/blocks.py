"""What the derived blocks of the documents hold, each made from the code or data that it tells of."""

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import chdir
from datetime import datetime
from enum import Enum
from pathlib import Path

import typer
import typer.main
from api_calls import calls
from rich.console import Console
from rich.text import Text
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.testing import CliRunner

from dateline.cli.main import app
from dateline.cli.words import count_words, sides_words, when_words, where_words
from dateline.codebook import SCHEMES, Case, EventType, crosswalk, load
from dateline.model import Event, Span
from dateline.pipeline import code
from dateline.serial import schema
from dateline.settings import SETTINGS
from dateline.sources import read

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "samples" / "myanmar-market-agency.txt"
PICTURED = ("samples/myanmar-market-agency.txt", "samples/three-flashes.jsonl")
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
    every = command.get_params(typer.Context(command))[:-1]  # the last is that of the help
    shown = [param for param in every if not param.hidden]
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


def example() -> str:
    """Return the first event of a sample: the paragraphs that carry it, and each field with its words."""
    coded = next(code(read([str(EXAMPLE)])))
    event, text = coded.events[0], coded.report.text
    spans = sorted({span for found in event.evidence.values() for span in found} | {item.span for item in event.claims})
    told = [part for part in _paragraphs(text) if any(part.overlaps(span) for span in spans)]
    rows = [
        _row(name, f"`{value}`" if name == "type" else value, _words(event, name, text))
        for name, value in _fields(event)
    ]
    rows += [_row(f"claim: {item.stance}", item.speaker, f"“{_prose(item.span.of(text))}”") for item in event.claims]
    quoted = "\n>\n".join(f"> {_prose(part.of(text))}" for part in told)
    return "\n".join((quoted, "", *_head("field", "value", "the words that carry it"), *rows))


def _paragraphs(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text):
        yield Span(*found.span())


def _fields(event: Event) -> Iterator[tuple[str, str]]:
    yield "type", event.type
    yield "date", f"{when_words(event.date)} ({event.date.precision})"
    yield "place", f"{where_words(event.place)} ({event.place.precision})"
    yield "side_a", sides_words(event.side_a)
    yield "side_b", sides_words(event.side_b)
    for name, count in event.counts.stated():
        yield name, count_words(count)


def _words(event: Event, name: str, text: str) -> str:
    return ", ".join(f"“{_prose(span.of(text))}”" for span in event.evidence.get(name, ()))


def picture() -> str:
    """Return what `dateline read` prints for some samples, drawn as SVG without a font from the network."""
    with chdir(ROOT):  # the picture shows the sources' names as given
        result = CliRunner().invoke(app, ["read", *PICTURED], env={"COLUMNS": "132"}, catch_exceptions=False)
    console = Console(record=True, width=132, file=io.StringIO(), color_system="truecolor")
    head, *lines = result.stdout.splitlines()
    console.print(Text(head, style="bold"), *(Text(line) for line in lines), sep="\n")
    drawn = console.export_svg(title="dateline read samples", unique_id="dateline")
    return re.sub(r"@font-face \{.*?\}\s*", "", drawn, flags=re.DOTALL).replace("Fira Code", "ui-monospace")


FILES: Mapping[Path, Callable[[], str]] = {ROOT / "docs" / "picture.svg": picture}


def policy() -> str:
    """Return the default publication policy as it is written down."""
    text = (ROOT / "src/dateline/publication/policy.yaml").read_text(encoding="utf-8")
    return f"```yaml\n{text}```"


BLOCKS: Mapping[str, Callable[[], str]] = {
    "calls": calls,
    "commands": commands,
    "ranks": ranks,
    "types": types,
    "crosswalks": crosswalks,
    "settings": settings,
    "policy": policy,
    "json-schema": json_schema,
    "accuracy": accuracy,
    "example": example,
}
