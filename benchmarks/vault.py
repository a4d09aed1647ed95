"""What the vault's safety costs: a durable save, and the way from the passphrase to home.

The floor is the standard library's sqlite3 with the same settings, on the same disk, taking
turns. Run it from the checkout: `python benchmarks/vault.py`.
"""

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from mappa_tui.demo import demonstration
from mappa_tui.domain.case import Case
from mappa_tui.domain.change import Edit, Put
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.store import Store
from mappa_tui.storage.vault.engine import FOR_WRITING, connect, create_vault
from mappa_tui.storage.vault.keys.access import Access
from mappa_tui.storage.vault.keys.keyfile import read_key_file
from mappa_tui.storage.vault.keys.opening import open_slot
from mappa_tui.storage.vault.make import make_vault

BARE_TARGET, WRITE_TARGET = 1.5, 2.0
NAME, PASSPHRASE = "L. Cross", "otter mild plaza tarmac"
TEXT = "Ms Prior says that he waited outside the school twice last week. " * 4
Save = Callable[[int], object]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=1000, help="saves of each kind")
    parser.add_argument("--cases", type=int, default=2000, help="cases stored beforehand")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mappa-bench-") as parent:
        folder = Path(parent)
        bare(folder, asked.saves)
        whole(folder, asked.saves)
        unlock(folder, asked.cases)


def bare(folder: Path, saves: int) -> None:
    """Compare the commit of one row."""
    table = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)"
    create_vault(folder / "bare.db", key := Access.throwaway(NAME).key)
    with (
        closing(plain(folder / "plain.db", table)) as floor,
        closing(connect(folder / "bare.db", key)) as vault,
    ):
        vault.execute(table)

        def save(connection: sqlite3.Connection, number: int) -> None:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO notes (text) VALUES (?)", (f"{number} {TEXT}",))
            connection.execute("COMMIT")

        compare(
            "bare commit",
            BARE_TARGET,
            saves,
            lambda number: save(floor, number),
            lambda number: save(vault, number),
        )


def whole(folder: Path, saves: int) -> None:
    """Compare a save on the program's own way with as many rows written without it.

    A save of one field is two rows: the record and its audit.
    """
    access, case = Access.throwaway(NAME), Case(surname="Ellery", crn="X999999", level="2")
    with closing(Store(folder / "whole", Clock(), access)) as store:
        store.write([Put(noun) for noun in demonstration()])
        store.write([Put(case)])
    with closing(Store(folder / "whole", Clock(), access)) as store:
        with store._reading() as connection:
            query = "SELECT sql FROM sqlite_master WHERE name IN ('case', 'audit')"
            tables = [row[0] for row in connection.exec_driver_sql(query)]
            columns = [row[1] for row in connection.exec_driver_sql("PRAGMA table_info(audit)")]
            row = connection.exec_driver_sql("SELECT * FROM audit WHERE sequence = 1").one()
            cases = connection.exec_driver_sql('SELECT * FROM "case"').all()
        with closing(plain(folder / "whole.db", *tables)) as floor:
            marks = ", ".join("?" * len(cases[0]))
            floor.executemany(f'INSERT INTO "case" VALUES ({marks})', [tuple(c) for c in cases])
            entry = f"INSERT INTO audit ({', '.join(columns)}) VALUES ({', '.join('?' * len(row))})"

            def save_plainly(number: int) -> None:
                floor.execute("BEGIN IMMEDIATE")
                text = f"{number} {TEXT}"
                update = 'UPDATE "case" SET offence = ? WHERE id = ?'
                floor.execute(update, (text, case.id.hex))
                floor.execute(entry, (number + 1, *row[1:]))
                floor.execute("COMMIT")

            def save(number: int) -> None:
                edit = Edit("Case", case.id, "offence", f"{number} {TEXT}")
                store.write([edit], case_id=case.id)

            compare("whole write path", WRITE_TARGET, saves, save_plainly, save)


def unlock(folder: Path, cases: int) -> None:
    """Measure the way from the passphrase to the lists of home, some cases stored."""
    vault = folder / "unlock"
    access, _ = make_vault(vault, Clock(), NAME, "chair", PASSPHRASE)
    with closing(Store(vault, Clock(), access)) as store:
        store.write([Put(noun) for noun in demonstration()])
        for number in range(cases):
            store.write([Put(Case(surname=f"Case {number}", crn=f"X{number:06}", level="1"))])
    stretching, opening = [], []
    for _ in range(7):
        begun = time.perf_counter()
        key = open_slot(read_key_file(vault / "vault.key"), NAME, PASSPHRASE)
        stretched = time.perf_counter()
        store = Store(vault, Clock(), Access(NAME, key))
        store.home()
        opened = time.perf_counter()
        store.close()
        stretching.append(stretched - begun)
        opening.append(opened - stretched)
    both = [one + other for one, other in zip(stretching, opening, strict=True)]
    print(
        f"unlock to home    median {in_ms(both)}; Argon2id {in_ms(stretching)}, "
        f"opening and home {in_ms(opening)}; {cases} cases stored"
    )


def compare(name: str, target: float, saves: int, floor: Save, ours: Save) -> None:
    """Let both take turns, and print how they compare."""
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(1, saves + 1):
        turns = ((floor, taken[0]), (ours, taken[1]))
        for save, times in turns if number % 2 else reversed(turns):
            begun = time.perf_counter()
            save(number)
            times.append(time.perf_counter() - begun)
    ratio = statistics.median(taken[1]) / statistics.median(taken[0])
    print(
        f"{name:17} sqlite3 {in_ms(taken[0])}, vault {in_ms(taken[1])}; ratio of medians "
        f"{ratio:.2f}, target at most {target}, {saves} saves each"
    )


def plain(path: Path, *tables: str) -> sqlite3.Connection:
    """Return a connection of the standard library with the vault's settings and these tables."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in FOR_WRITING:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    for table in tables:
        connection.execute(table)
    return connection


def in_ms(times: list[float]) -> str:
    """Return the median in milliseconds."""
    return f"{statistics.median(times) * 1000:.2f} ms"


if __name__ == "__main__":
    main()
