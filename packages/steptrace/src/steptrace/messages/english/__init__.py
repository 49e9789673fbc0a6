"""The English vocabulary: the default, and the one that other languages translate."""

from steptrace.messages.english.checks import CHECKS
from steptrace.messages.english.practice import PRACTICE
from steptrace.messages.english.problems import PROBLEMS
from steptrace.messages.english.trace import TRACE
from steptrace.messages.vocabulary import Vocabulary

ENGLISH = Vocabulary({**TRACE, "problem": PROBLEMS, **CHECKS, **PRACTICE})
