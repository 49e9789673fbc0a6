"""What a student reads: every message of the tutor is worded in this package."""

from sigmoid_course.tutor.feedback.notyet import NotYet, settle

__all__ = ["NotYet", "settle"]
