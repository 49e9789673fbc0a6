"""What an instructor runs: marking submissions with nbgrader."""

import sys

# jsonschema would take this for addresses, which no notebook has to check, and building its grammar
# takes longer than all else that nbgrader imports. Never loaded, it is never missed.
sys.modules.setdefault("rfc3987_syntax", None)
