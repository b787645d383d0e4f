"""`python -m publication`."""

import sys

from publication.commands import main

if __name__ == "__main__":
    sys.exit(main())
