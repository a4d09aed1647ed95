from pathlib import Path

from tests.screens.seeing import BEGUN, in_room, stored, vault


async def test_the_grid_the_overall_risk_the_risks_and_the_tools(tmp_path: Path) -> None:
    folder = vault(tmp_path, BEGUN)
    async with in_room(folder, 7, "Risk assessment", (80, 50)) as person:
        await person.see("in the community", "in custody", "! what could happen?")
        await person.see_row("Prisoners", "–")
        await person.press("v", "tab", "l", "tab")
        await person.see_row("Children", "very high", "low")
        await person.field("Overall")
        await person.see("! how high is the overall risk?")
        await person.press("h")
        await person.see_no("how high is the overall risk?")
        await person.press("tab", "ctrl+n")
        await person.see("New risk")
        await person.type("Meets a child through a partner")
        await person.press("enter")
        await person.see_row("! R1", "Meets a child through a partner")
        await person.see_no("what could happen?")
        await person.field("Who is at risk")
        await person.type("Girls of 5 to 12")
        await person.field("Handling")
        await person.press("tab", "ctrl+n")
        await person.see("New tool")
        await person.type("osp")
        await person.press("tab")
        await person.type("high")
        await person.press("escape")
        await person.see_row("OSP/DC", "high", "no date")
    record = stored(folder, "X100200/1")
    assert record.assessment is not None
    assert record.assessment.children_community == "very high"
    assert record.assessment.children_custody == "low"
    assert record.assessment.overall == "high"
    assert record.assessment.who == "Girls of 5 to 12"
    assert [(risk.number, risk.text) for risk in record.risks] == [
        (1, "Meets a child through a partner")
    ]
    assert [(tool.tool, tool.score) for tool in record.tools] == [("OSP/DC", "high")]
