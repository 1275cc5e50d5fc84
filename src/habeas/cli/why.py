"""`habeas why A B`: whether two names are one person's, and what speaks for and against it."""

from __future__ import annotations

from typing import Annotated

import typer

from habeas.cli import say


def why(
    left: Annotated[str, typer.Argument(metavar="A", help="A name, in any alphabet.")],
    right: Annotated[str, typer.Argument(metavar="B", help="Another name.")],
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
) -> None:
    """Say whether two names may be one person's, with a sentence for everything that speaks for or against it.

    The numbers before the sentences add up to the score; the probability follows from it. Names alone are looked at:
    nothing of a registry.

    Example: habeas why "Rüfət Səfərov" "Руфат Сафаров"
    """
    from habeas.people.pairs import compare_names

    found = compare_names(left, right)
    if as_json:
        say.json_line(
            {
                "left": left,
                "right": right,
                "verdict": found.verdict.value,
                "probability": found.probability,
                "score": found.score,
                "sentences": [{"text": one.text, "adds": one.adds} for one in found.sentences],
            }
        )
        return
    where = say.console()
    answer = f"{found.verdict.value.capitalize()}: probability {found.probability:.2f}"
    where.print(answer, style="bold", soft_wrap=True)
    for one in found.sentences:
        where.print(say.wrapped(f"{one.adds:+.2f}  {one.text}", where.width, indent=2, hang=9), soft_wrap=True)
    where.print(f"  {found.score:+.2f}  The score: the sum of the above.", soft_wrap=True)
