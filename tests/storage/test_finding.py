"""What was written is found in the real vault, as soon as it is stored and however it is typed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mappa_tui.domain.action import Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put, Set
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.finding import SHORTEST, texts_of
from mappa_tui.domain.found import Found, Hit
from mappa_tui.domain.meeting import Contribution, ItemEntry
from mappa_tui.domain.people import Person
from mappa_tui.domain.plan import Measure
from mappa_tui.domain.record import LISTS
from mappa_tui.storage import finding, search
from mappa_tui.storage.store import Store
from tests.access import let_in
from tests.faults.earlier import encrypted_at
from tests.storage.steps import held, new_case, put, raw, ready, sign


def _hits(found: Found) -> list[Hit]:
    return [hit for group in found.groups for hit in group.hits]


def _found(store: Store, typed: str) -> list[str]:
    """Return what was found as `Noun field`."""
    list(store.taking_in())
    return [f"{hit.noun} {hit.field}" for hit in _hits(store.find(typed))]


def _cases(store: Store, typed: str) -> list[str]:
    return [line.title for line in store.find(typed).cases]


def test_a_case_is_found_by_its_names_and_references(store: Store) -> None:
    new_case(store, aliases="“Màrt” Hale", pnc="97/123456X")
    new_case(store, surname="Martins", forenames="Zoe", crn="X111111")
    assert _cases(store, "ell") == ["M. ELLERY"]
    assert _cases(store, "mart") == ["Z. MARTINS", "M. ELLERY"]  # by surname before others
    assert _cases(store, "hale mart ELLERY") == ["M. ELLERY"]
    assert _cases(store, "x4829") == _cases(store, "482913") == ["M. ELLERY"]
    assert _cases(store, "97/123456x") == ["M. ELLERY"]
    assert _cases(store, "") == _cases(store, "llery") == _cases(store, "ellery zoe") == []


def test_a_reference_is_found_without_its_signs_and_shown_with_an_alias(store: Store) -> None:
    case = new_case(store, aliases="Johnny", cro="31-0088/97T", pnc="97/123456X")
    assert _cases(store, "310088") == _cases(store, "97123456x") == ["M. ELLERY"]
    assert store.find("310088").named == {case.id: "CRO: 31-0088/97T"}
    assert store.find("johnny ellery").named == {case.id: "Also known as: Johnny"}
    assert store.find("martin 482913").named == {}
    assert _cases(store, "0088") == ["M. ELLERY"]
    assert _cases(store, "10088") == []


def test_a_hit_says_whose_it_is_and_where_it_stands(store: Store) -> None:
    ready(store)
    list(store.taking_in())
    [hit] = [hit for hit in _hits(store.find("vary licence curfew")) if hit.noun == "Action"]
    assert (hit.case_title, hit.crn, hit.number, hit.label) == ("M. ELLERY", "X482913", 5, "Task")
    assert (hit.meeting, hit.item) == ("Level 2 review 3", "Monitoring and control")
    assert hit.text.startswith("Apply to vary the licence")
    person = next(hit for hit in _hits(store.find("dawn prior")) if hit.field == "name")
    assert (person.name, person.field, person.meeting) == ("Dawn Prior", "name", "")


def test_every_text_of_every_noun_is_found(store: Store) -> None:
    meeting_id = held(store)
    record = store.meeting(meeting_id)
    needed: dict[str, Any] = {
        "case_id": record.case.id,
        "meeting_id": meeting_id,
        "item": "x",
        "check": "x",
    }
    needed |= {"section": "x", "action_id": meeting_id, "measure_id": meeting_id}
    for noun in filter(texts_of, LISTS):
        own = {name: value for name, value in needed.items() if name in noun.model_fields}
        texts: dict[str, Any] = {
            name: f"zq{noun.__name__}{name}".replace("_", "") for name in texts_of(noun)
        }
        put(store, noun(**own, **texts))
        for name, text in texts.items():
            assert _found(store, text) == [f"{noun.__name__} {name}"]


def test_what_changes_is_found_as_it_is_now(store: Store) -> None:
    meeting_id = held(store)
    entry = put(store, ItemEntry(meeting_id=meeting_id, item="risk"), meeting_id)
    for text in ("He waited", "He waited outside the school", "Outside"):
        store.write([Edit("ItemEntry", entry.id, "notes", text)], meeting_id)
    assert _found(store, "outs") == ["ItemEntry notes"]
    assert _found(store, "waited") == _found(store, "school") == []


def test_what_was_entered_in_error_leaves_and_comes_back(store: Store) -> None:
    case = new_case(store)
    action = put(store, Action(case_id=case.id, task="Ring the school"))
    for in_error in (True, False, True, False):
        store.write([Set("Action", action.id, {"in_error": in_error})], case_id=case.id)
        assert _found(store, "school") == ([] if in_error else ["Action task"])
    put(store, Action(case_id=case.id, task="A slip", in_error=True))
    assert _found(store, "slip") == []


def test_a_write_that_fails_leaves_nothing_to_be_found(store: Store) -> None:
    case = new_case(store)
    action = Action(case_id=case.id, task="Ring the school")
    with pytest.raises(ValueError, match="has no"):
        store.write([Put(action), Set("Action", action.id, {"nothing": 1})], case_id=case.id)
    assert _found(store, "school") == []
    store.write([Put(action)], case_id=case.id)
    assert _found(store, "school") == ["Action task"]


def test_what_was_written_before_the_program_ended_is_found_after(
    open_store: Callable[[], Store],
) -> None:
    case = new_case(open_store())
    store = open_store()
    assert _cases(store, "ellery") == ["M. ELLERY"]
    put(store, Action(case_id=case.id, task="Ring the school"))
    assert _found(open_store(), "school") == ["Action task"]


def test_much_that_was_written_lately_is_taken_in_by_slices(store: Store) -> None:
    case = new_case(store)
    count = 3 * finding.SOON
    store.write([Put(Action(case_id=case.id, task=f"Ring {n}")) for n in range(count)])
    assert len(list(store.taking_in())) >= 3
    [group] = store.find("ring").groups
    assert (group.noun, group.count, len(group.hits)) == ("Action", count, search.HITS)
    assert [hit.number for hit in group.hits] == [count - n for n in range(search.HITS)]
    [whole] = store.find("ring", "Action").groups
    assert len(whole.hits) == count


def test_a_word_may_stand_in_the_name_of_the_case(store: Store) -> None:
    ellery = new_case(store, forenames="Martin")
    other = new_case(store, surname="Brack", forenames="Sam", crn="X2")
    put(store, Action(case_id=ellery.id, task="Ring the school"))
    put(store, Action(case_id=other.id, task="Ring the school"))
    assert [hit.case_title for hit in _hits(store.find("ring"))] == ["S. BRACK", "M. ELLERY"]
    assert [hit.case_title for hit in _hits(store.find("ellery school"))] == ["M. ELLERY"]
    assert [hit.case_title for hit in _hits(store.find("school martin ell ring"))] == ["M. ELLERY"]
    assert _hits(store.find("ellery martin")) == []
    assert _hits(store.find("ellery prison")) == []


def test_the_name_of_a_case_counts_however_much_newer_there_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "MOST", 3)
    case = new_case(store)
    put(store, Action(case_id=case.id, task="Ring the school"))
    others = [Case(surname=f"Ellery {number}") for number in range(150)]
    store.write([Put(other) for other in others])
    store.write([Put(Action(case_id=other.id, task="Ring the school")) for other in others[:9]])
    list(store.taking_in())
    found = store.find("x482913 school")
    assert [hit.crn for hit in _hits(found)] == ["X482913"]
    assert found.is_all
    found = store.find("ellery school")
    assert (found.groups[0].count, found.is_all) == (3, False)
    monkeypatch.setattr(finding, "MOST_NAMED", 5)
    assert not store.find("ellery school").is_all


def test_what_was_said_in_signed_minutes_is_found(store: Store) -> None:
    meeting_id = ready(store)
    before = _found(store, "handset")
    assert "ItemEntry notes" in before
    sign(store, meeting_id)
    assert _found(store, "handset") == before
    assert "Version signed_by" in _found(store, "priya nair")
    store.amend(meeting_id, "A word is missing")
    entry = next(e for e in store.meeting(meeting_id).entries if "handset" in e.notes)
    store.write([Edit("ItemEntry", entry.id, "notes", "a zebra")], meeting_id)
    assert _found(store, "zebra") == ["ItemEntry notes"]
    assert "Version reason" in _found(store, "missing word")


ODD = ('"', "*", 'a" OR "b', "NEAR(a b)", "name:x", "-x", "^x", "{a}", "a AND", "(", "\0", "%")
ODDER = ("_", "'; DROP TABLE findable", "\ud800", "x" * 5000, "a " * 500, "ﷺ ½ Ⅷ 𞤀b")


def test_nothing_that_is_typed_is_an_error(store: Store) -> None:
    ready(store)
    for typed in (*ODD, *ODDER):
        assert isinstance(store.find(typed), Found)


TEXTS = (
    "Łódź, ул. Ленина 5, שלום, العربية, हिन्दी, 日本語, ภาษาไทย",
    "ﷺ ½ Ⅷ ㎏ ﬁnd ß İstanbul 𞤀b 𝒳yz e\u0301te\u0301",
    "it’s o'clock-ish; a/b_c.d@e.f, X482913/3 #17 £20",
    "x" * 3000,
    "\N{FAMILY} 👩‍👧 ok?",
)


def test_whatever_is_written_is_found_by_its_own_words(store: Store) -> None:
    case = new_case(store)
    for number, text in enumerate(TEXTS, 1):
        put(store, Action(case_id=case.id, task=text))
        for typed in (text, text.upper(), *text.split()):
            found = store.find(typed)
            if any(len(word) >= SHORTEST for word in found.words):
                assert number in {hit.number for hit in _hits(found)}, typed


def test_one_letter_finds_names_alone(store: Store) -> None:
    case = new_case(store)
    put(store, Action(case_id=case.id, task="Every word"))
    found = store.find("e")
    assert [line.title for line in found.cases] == ["M. ELLERY"]
    assert found.groups == ()


@pytest.mark.parametrize("revision", ["0001", "0003"])
def test_what_an_earlier_vault_holds_is_found_once_it_is_brought_up_to_date(
    revision: str, tmp_path: Path, clock: Clock
) -> None:
    encrypted_at(revision, tmp_path / "vault" / "vault.db")
    store = Store(tmp_path / "vault", clock, let_in())
    assert _cases(store, "ellery") == ["M. ELLERY"]
    kinds = {hit.noun for hit in _hits(store.find("prior"))}
    assert kinds >= {"Person", "ItemEntry", "Contribution"}
    case = store.find("ellery").cases[0].id
    put(store, Measure(case_id=case, what="Ring the zebra"))
    assert _found(store, "zebra") == ["Measure what"]
    store.close()


def test_the_index_holds_no_text_and_nothing_of_what_was_looked_for(
    store: Store, tmp_path: Path
) -> None:
    case = new_case(store)
    put(store, Person(case_id=case.id, name="Dawn Prior"))
    assert _found(store, "dawn") == ["Person name"]
    assert store.find("quagga").groups == ()
    store.close()
    assert raw(tmp_path / "vault", "SELECT text FROM findable_words WHERE text IS NOT NULL") == []
    everything = "".join(map(str, raw(tmp_path / "vault", "SELECT * FROM audit")))
    assert "quagga" not in everything
    assert raw(tmp_path / "vault", "SELECT * FROM reworded") == []


def test_a_place_is_found_for_each_hit(store: Store) -> None:
    meeting_id = ready(store)
    list(store.taking_in())
    for hit in _hits(store.find("zone")):
        place = store.place(hit)
        assert place.meeting_id in (None, meeting_id)
    [said] = [hit for hit in _hits(store.find("zone")) if hit.noun == Contribution.__name__]
    assert store.place(said).stop == "information"
    assert Case.__name__ not in {hit.noun for hit in _hits(store.find("zone"))}
