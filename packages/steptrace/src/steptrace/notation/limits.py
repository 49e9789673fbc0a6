"""How large a derivation may be; what is larger is refused."""

MAX_LINES = 100
MAX_CHARACTERS = 12_000
MAX_DEFINITIONS = 40
MAX_LINE_LENGTH = 2000
MAX_ROW_LENGTH = 2 * MAX_LINE_LENGTH  # LaTeX needs more characters than the notation.
MAX_BRACKET_DEPTH = 40
MAX_TREE_HEIGHT = 100
MAX_DIGITS = 40
