"""`python -m mappa_tui` is `mappa-tui`."""

import sys

from mappa_tui.cli import main

sys.exit(main())
