"""The filter of incidents as options: declared once in the store, added to a command when it is called or explained."""

from functools import cache
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

if TYPE_CHECKING:
    from dateline.store import Ask, IncidentFilter

_ASKED = "dateline.asked"


class Filtered(TyperCommand):
    """A command that takes the options of the filter too; `asked` gives what they say."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  (typer's own context)
        """Return the parameters, the filter's before that of the help."""
        *own, helping = super().get_params(ctx)
        return [*own, *_options(), helping]

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401  (typer's own context)
        """Run the command with its own parameters; the filter's are put by."""
        given = {str(option.name): ctx.params.pop(option.name) for option in _options()}
        ctx.meta[_ASKED] = {name: value for name, value in given.items() if value not in (None, (), [], False)}
        return super().invoke(ctx)


def asked(ctx: typer.Context) -> "IncidentFilter":
    """Return the filter that the running command was given; raises UnknownName or SourceError for what it does not know."""
    from dateline.store import IncidentFilter

    given: dict[str, Any] = ctx.meta[_ASKED]
    return IncidentFilter.of({name: "true" if value is True else value for name, value in given.items()})


def is_asked(ctx: typer.Context) -> bool:
    """Return whether the running command was given any filter."""
    return bool(ctx.meta[_ASKED])


@cache
def _options() -> tuple[Any, ...]:
    from dateline.store import asks

    def told(**_given: object) -> None:
        """Stand for the options alone."""

    found = [_parameter(ask) for ask in asks().values()]
    told.__signature__ = Signature(found)  # type: ignore[attr-defined]
    told.__annotations__ = {one.name: one.annotation for one in found}
    alone = typer.Typer(add_completion=False)
    alone.command()(told)
    return tuple(get_command(alone).params)


def _parameter(ask: "Ask") -> Parameter:
    kind: Any = list[str] | None if ask.many else bool if isinstance(ask.default, bool) else str | None
    named = f"--{ask.name.replace('_', '-')}"
    shown = "|".join(ask.choices) or ask.name.upper()
    option = typer.Option(named, help=ask.help, metavar=None if kind is bool else shown)
    default = False if kind is bool else None
    return Parameter(ask.name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])
