"""`python -m steptrace`: the command, for when its folder is not on the path."""

import sys

from steptrace.cli import main

sys.exit(main())
