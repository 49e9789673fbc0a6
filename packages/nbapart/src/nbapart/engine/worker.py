"""What the workers of a machine share: imported once, before they are forked."""

from nbapart.patches import skip_address_grammar

skip_address_grammar()

import nbgrader.converters  # noqa: E402, F401
from nbconvert.exporters import HTMLExporter  # noqa: E402, F401

from nbapart.engine.execute import execute  # noqa: E402
from nbapart.engine.page import page  # noqa: E402
from nbapart.preprocessors.execute import SafeExecute  # noqa: E402, F401

__all__ = ["execute", "page"]
