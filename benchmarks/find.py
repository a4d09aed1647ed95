"""How long the register and a search take over 10,000 cases with 100,000 actions.

The floor of a search is the standard library's sqlite3 with the same words in a full-text table
of its own, not encrypted: the number of all that fit, and the texts of fifty. Both take turns.
Run it from the checkout: `python benchmarks/find.py`.
"""

import argparse
import asyncio
import datetime as dt
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sqlalchemy import insert
from textual import events
from textual.pilot import Pilot

from mappa_tui.app import MappaApp
from mappa_tui.demo import DEMO_STARTS
from mappa_tui.domain.action import DONE, OPEN, Action
from mappa_tui.domain.case import Case
from mappa_tui.domain.clock import Clock
from mappa_tui.domain.finding import texts_of
from mappa_tui.domain.meeting import ISSUED, PLANNED, ItemEntry, Meeting
from mappa_tui.domain.noun import Noun
from mappa_tui.storage import finding
from mappa_tui.storage.store import Store
from mappa_tui.storage.tables import TABLES
from mappa_tui.storage.vault.keys.access import Access

TARGET = 2.0
TYPED = ("ho", "hou", "housing", "housing school", "elvaro", "elvaro housing", "x000123")
NEWEST = 50
"""Texts that the floor returns."""
AGENCIES = ("Police", "Probation", "Housing", "Health, mental health trust", "Adult social care")
KNOWN = (
    "housing school licence visit address contact register risk plan victim exclusion zone report "
    "curfew phone manager officer meeting prison release order condition support weekly health"
)

STEPS = (
    ("register opens", ("r",), ("1 to 100 of 10,000",)),
    ("its next page", ("f2",), ("101 to 200",)),
    ("ordered by overdue actions", ("s", *"overdue", "enter"), ("Ordered by overdue",)),
    ("the filter's form", ("slash",), ("Which cases?",)),
    ("filtered by Level 2", ("tab", "2", "enter"), ("1 to 100 of 1,250",)),
    ("home again", ("escape",), ("Cases", "10,000")),
    ("all actions open", ("f10",), ("1 to 100 of 10,0",)),
    ("their next page", ("f2",), ("101 to 200",)),
    ("sorted by agency", ("s",), ("Sorted by agency",)),
    ("the filter's form, again", ("slash",), ("Which actions?",)),
    ("filtered by a word", ("shift+tab", *"curfew", "enter"), ("“curfew”",)),
    ("home again", ("escape",), ("Cases", "10,000")),
    ("the deadlines open", ("d",), ("Late", "the first 100")),
    ("home again", ("escape",), ("Cases", "10,000")),
    ("find opens", ("ctrl+f",), ("Type a name",)),
    ("the first letters find", tuple("hou"), ("more: Enter shows them",)),
    ("the whole word finds", tuple("sing"), ("▌  housing", "more: Enter shows them")),
)
"""What a person does: its name, the keys, and what is on the screen then."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--actions", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20, help="searches of each kind")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mappa-bench-") as parent:
        folder, access = Path(parent) / "vault", Access.throwaway("L. Cross")
        nouns = list(invented(asked.cases, asked.actions))
        with (
            closing(Store(folder, Clock(lambda: DEMO_STARTS), access)) as store,
            closing(sqlite3.connect(Path(parent) / "plain.db")) as floor,
        ):
            began = time.perf_counter()
            put(store, nouns)
            print(f"{len(nouns)} records stored and indexed in {time.perf_counter() - began:.1f} s")
            fill(floor, nouns)
            searches(store, floor, asked.rounds)
            lists(store, asked.rounds)
        asyncio.run(screens(folder, access))


def invented(cases: int, actions: int) -> Iterator[Noun]:
    """Return cases with actions, one in eight with meetings; the same at each run."""
    chance = random.Random(14)
    made = (chance.choice("aeiou") + syllable for syllable in _made(chance))
    words = [*KNOWN.split(), *made]
    weights = [1 / (rank + 10) for rank in range(len(words))]

    def text(length: int) -> str:
        return " ".join(chance.choices(words, weights, k=length))

    today = DEMO_STARTS.date()
    kept = []
    for number in range(cases):
        level = "2" if number % 8 == 0 else "1"
        case = Case(
            surname=chance.choice(words).title(),
            forenames=chance.choice(words).title(),
            crn=f"X{number:06}",
            category=chance.choice("124"),
            level=level,
            lead_agency=chance.choice(AGENCIES),
            address=text(6),
            offence=text(15),
            account=text(40),
        )
        kept.append(case)
        yield case
    for case in kept[::8]:
        for number in range(1, 4):
            last = number == 3
            held = today + dt.timedelta(days=chance.randint(1, 80) - (0 if last else 90 * number))
            meeting = Meeting(
                case_id=case.id,
                number=number,
                level="2",
                date=held,
                state=PLANNED if last else ISSUED,
            )
            yield meeting
            yield ItemEntry(meeting_id=meeting.id, item="information", notes=text(60))
            yield ItemEntry(meeting_id=meeting.id, item="risk", notes=text(60))
    for number in range(actions):
        yield Action(
            case_id=chance.choice(kept).id,
            number=number // cases + 1,
            task=text(12),
            owner=f"{chance.choice(words).title()} {chance.choice(words).title()}",
            agency=chance.choice(AGENCIES),
            due=today + dt.timedelta(days=chance.randint(-20, 90)),
            status=OPEN if number % 10 == 0 else DONE,
        )


def _made(chance: random.Random) -> list[str]:
    parts = ("lvaro", "nde", "rast", "mi", "ton", "gel", "bry", "sk", "ve", "lor")
    return ["".join(chance.choices(parts, k=chance.randint(1, 3))) for _ in range(4000)]


def put(store: Store, nouns: Sequence[Noun]) -> None:
    """Store records past the write path, whose audit would take minutes."""
    with store._engine.begin() as connection:
        for kind in (Case, Meeting, ItemEntry, Action):
            rows = [noun.model_dump() for noun in nouns if isinstance(noun, kind)]
            connection.execute(insert(TABLES[kind]), rows)
        finding.fill(connection)


def fill(floor: sqlite3.Connection, nouns: Sequence[Noun]) -> None:
    """Put the same texts into a plain full-text table."""
    floor.execute("CREATE VIRTUAL TABLE words USING fts5 (text)")
    rows = ((" ".join(getattr(noun, name) for name in texts_of(type(noun))),) for noun in nouns)
    floor.executemany("INSERT INTO words (text) VALUES (?)", rows)
    floor.commit()


def searches(store: Store, floor: sqlite3.Connection, rounds: int) -> None:
    """Compare searches, the same words taking turns."""
    ratios: dict[str, list[float]] = {"": [], "ORDER BY rank": []}
    for typed in TYPED:
        match = " AND ".join(f'"{word}" *' for word in typed.split())
        said = []
        for order, kept in ratios.items():
            query = partial(search, floor, match, order)
            bare, ours = taking_turns(rounds, query, partial(store.find, typed))
            kept.append(ours / bare)
            said.append(f"{bare * 1000:6.1f} ms{', by rank' if order else ''}")
        found = store.find(typed)
        count = found.case_count + sum(group.count for group in found.groups)
        print(
            f"find {typed!r:17} sqlite3 {'; '.join(said)}; vault {ours * 1000:6.1f} ms; "
            f"{count}{'' if found.is_all else ' and more'} found"
        )
    plain, by_rank = (statistics.median(kept) for kept in ratios.values())
    print(f"median of the ratios {plain:.2f}, by rank {by_rank:.2f}, target at most {TARGET}")


def search(floor: sqlite3.Connection, match: str, order: str) -> object:
    """Do a bare full-text search."""
    count = floor.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,)).fetchone()
    query = f"SELECT text FROM words WHERE words MATCH ? {order} LIMIT ?"
    return count, floor.execute(query, (match, NEWEST)).fetchall()


def lists(store: Store, rounds: int) -> None:
    """Measure reading what home and the register list."""
    print(f"home is read in {timed(rounds, store.home) * 1000:.0f} ms")
    print(f"the register is read in {timed(rounds, lambda: list(store.register())) * 1000:.0f} ms")
    slices = []
    reading = store.register()
    began = time.perf_counter()
    for _ in reading:
        slices.append(time.perf_counter() - began)
        began = time.perf_counter()
    print(f"its longest slice, for which a save waits, takes {max(slices) * 1000:.0f} ms")


def taking_turns(
    rounds: int, one: Callable[[], object], other: Callable[[], object]
) -> tuple[float, float]:
    """Return the median seconds of both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        turns = ((one, taken[0]), (other, taken[1]))
        for do, times in turns if number % 2 else reversed(turns):
            began = time.perf_counter()
            do()
            times.append(time.perf_counter() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


def timed(rounds: int, do: Callable[[], object]) -> float:
    """Return the median seconds of doing it."""
    return taking_turns(rounds, do, lambda: None)[0]


async def screens(folder: Path, access: Access) -> None:
    """Measure what a person waits for, from the last key to the list on the screen."""
    app = MappaApp(folder, Clock(lambda: DEMO_STARTS), access)
    async with app.run_test(size=(120, 40)) as pilot:
        await shown(pilot, "Cases", "10,000")
        for name, keys, texts in STEPS:
            await pilot.press(*keys[:-1])
            began = time.perf_counter()
            press(pilot, keys[-1])
            await shown(pilot, *texts)
            print(f"{name:40} {(time.perf_counter() - began) * 1000:5.0f} ms")


def press(pilot: Pilot[None], key: str) -> None:
    """Put a key where the terminal puts it; the pilot's own way waits for all that follows."""
    driver = pilot.app._driver
    assert driver is not None
    character = "/" if key == "slash" else key if len(key) == 1 else None
    driver.send_message(events.Key(key, character))


async def shown(pilot: Pilot[None], *texts: str) -> None:
    """Wait until texts are painted; raises SystemExit, with what is painted, after a minute."""
    rows, until = "", time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(KeyError):  # a screen that is just coming
            strips = pilot.app.screen._compositor.render_strips(pilot.app.size)
            rows = "\n".join(strip.text for strip in strips)
            if all(text in rows for text in texts):
                return
        await asyncio.sleep(0.01)
    raise SystemExit(f"{texts} not on the screen:\n{rows}")


if __name__ == "__main__":
    main()
