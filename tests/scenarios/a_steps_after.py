"""The keys of scenario A after its third meeting: refused, completed, signed, issued, amended."""

from pathlib import Path

from tests.scenarios.player import Pick, Player

HOW = "(a) how will they be told?"
NO_CONTROL = "Monitoring and control: no measure, and no reason why?"
NO_DATE = "M5: by when, or how often?"
NOT_SAFE = "C1: what keeps C1 safe?"


async def missing(play: Player, *questions: str) -> None:
    """See that sign-off is refused, with these questions and no other."""
    await play.sees("Not ready to sign", f"{len(questions)} missing", *questions)


async def follow(play: Player, question: str, field: str) -> None:
    """Go to the line of a question, and from there to its field."""
    for _ in range(20):
        if question in play.cursor():
            break
        here = play.cursor()
        play.press("down")
        await play.until(lambda: play.cursor() != here, f"no line {question}")  # noqa: B023
    play.press("enter")
    await play.at(field)


async def is_refused(play: Player) -> None:
    """Four gaps, one by one: each is asked for, leads to its field, and is answered there."""
    await missing(play, NO_DATE, NOT_SAFE, HOW)
    await without_control(play)
    await follow(play, NO_DATE, "By when")
    await play.type("by 17 October")
    play.press("escape")
    await play.no_dialog()
    play.press("f12")
    await missing(play, NOT_SAFE, HOW)
    await follow(play, NOT_SAFE, "Victim safety")
