"""``python -m portefeuille`` is the command ``portefeuille``."""

from __future__ import annotations

import sys

from portefeuille.cli import main

if __name__ == "__main__":
    sys.exit(main())
