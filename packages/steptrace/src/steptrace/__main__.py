"""`python -m steptrace`, the command where its folder is not on the path."""

import sys

from steptrace.cli import main

sys.exit(main())
