"""The program on the vault of a test, past its lock: `python -m tests.within`."""

import sys

from mappa_tui.app import MappaApp
from mappa_tui.domain.clock import Clock
from mappa_tui.storage.vault.location import home_folder
from tests.access import let_in

app = MappaApp(home_folder(), Clock(), let_in())
app.run()
sys.exit(app.return_code or 0)
