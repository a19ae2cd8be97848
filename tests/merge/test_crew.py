"""Tellings that another process makes are those that this one would make."""

from datetime import date

from dateline.merge import crew
from dateline.merge.crew import ready
from dateline.model import Coded, Report, Status


def reports(step):
    return [
        Coded(
            Report(
                f"{step}{number}",
                "made",
                f"Shells hit the school of Selm {number} times on Friday, said Omar Korvan.",
                title=f"Shells hit Selm {number} times",
                published=date(2024, 5, 3),
            ),
            Status.NO_EVENTS,
            (),
        )
        for number in range(3)
    ]


def test_a_crew_makes_what_one_process_makes_step_by_step(monkeypatch):
    monkeypatch.setattr(crew.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(crew, "CHUNK", 2)
    steps = [reports("a"), reports("b"), []]
    alone, together = (
        [{name: [(one.telling, one.keys) for one in told] for name, told in step.items()} for step in made]
        for made in (ready(steps, shared=False), ready(steps, shared=True))
    )
    assert together == alone
    assert [list(step) for step in together] == [["a0", "a1", "a2"], ["b0", "b1", "b2"], []]
