from pathlib import Path

from tests.screens.seeing import BEGUN, RUNNING, in_room, stored, vault

PILLARS = {
    9: "Supervision",
    10: "Monitoring and control",
    11: "Interventions and treatment",
    12: "Victim safety",
}


async def test_a_pillar_without_a_measure_asks_why_and_with_one_no_more(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 9, "Supervision") as person:
        for number, title in PILLARS.items():
            await person.at(number, title)
            await person.see("No measures,", "no measure, and no reason why?")
            await person.press("f2")
        await person.press("ctrl+r")
        await person.at(12, "Victim safety")
        await person.press("ctrl+n")
        await person.see("New measure")
        for text in ("Safety plan", "Ann Frost", "Probation", "", "weekly"):
            await person.type(text)
            await person.press("enter")
        await person.press("escape")
        await person.see_row("Safety plan", "Ann Frost", "weekly")
        await person.see_no("No measures,", "no measure, and no reason why?")
    [measure] = stored(folder, "X100200/1").measures
    assert (measure.number, measure.pillar, measure.owner) == (1, "victim_safety", "Ann Frost")


async def test_a_reason_is_enough_where_there_is_no_measure(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 11, "Interventions and treatment") as person:
        await person.field("No measures, because")
        await person.type("All programmes are done.")
        await person.press("tab")
        await person.see_no("no measure, and no reason why?")
    entry = stored(folder, "X100200/1").entry("interventions")
    assert entry is not None
    assert entry.no_measures == "All programmes are done."


async def test_a_measure_points_at_risks_and_victims_and_ends_with_a_reason(
    tmp_path: Path,
) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder) as person:
        await person.see("! C1: what keeps C1 safe?")
        await person.press("ctrl+n")
        await person.type("Safety plan")
        await person.field("Answers risks")
        await person.type("r1, r3")
        await person.press("tab")
        await person.see("Answers risks      ▏ R1 R3")
        await person.type("c1")
        await person.press("escape")
        await person.see("answers R1 R3 · protects C1")
        await person.see_no("what keeps C1 safe?")
        await person.see_row("! M11", "Safety plan", "who?")
        await person.press("shift+tab", "end", "enter")
        await person.see("M11  measure")
        await person.field("Status")
        await person.press("w", "tab")
        await person.type("Not needed")
        await person.press("escape")
        await person.see("withdrawn: Not needed", "! C1: what keeps C1 safe?")
    record = stored(folder)
    [measure] = [row for row in record.measures if row.number == 11]
    assert (measure.status, measure.ended_in) == ("withdrawn", record.meeting.id)


async def test_by_when_is_read_back_where_it_is_a_date_and_only_there(tmp_path: Path) -> None:
    folder = vault(tmp_path, RUNNING)
    async with in_room(folder, 10, "Monitoring and control") as person:
        await person.press("ctrl+n")
        await person.see("New measure")
        await person.field("By when")
        await person.type("17 Oct")
        await person.see("Friday 17 October 2025  in 3 days")
        await person.press("tab")
        await person.see("By when            ▏ Friday 17 October 2025")
        await person.press("shift+tab", "f7", "delete")
        await person.type("ongoing")
        await person.see("By when            ▌ ongoing")
        await person.see_no("Friday", "A date is needed")
        await person.press("escape")
        await person.see_no("New measure")
    assert stored(folder).measures[-1].when == "ongoing"
