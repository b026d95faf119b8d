"""`python -m aquatimer` is the `aquatimer` command."""

import sys

from aquatimer.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
