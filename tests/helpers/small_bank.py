"""An answer bank for the small course of nbapart's tests."""

ANSWERS = {
    "double/reference.py": "def double(x):\n    return x + x\n",
    "double/right-sum.py": "# points: 2\n",
    "double/right-product.py": "# points: 2\ndef double(x):\n    return 2 * x\n",
    "double/wrong-square.py": (
        "# points: 0.5\n# message: double(2.0) is not right\ndef double(x):\n    return x**3\n"
    ),
    "double/wrong-same.py": (
        "# points: 0.5\n# message: double(2.0) is not right\ndef double(x):\n    return x\n"
    ),
    "word/reference.py": 'word = "sigma"\n',
    "word/right-sigma.py": "# points: 1\n",
    "word/wrong-beta.py": '# points: 0\n# message: does not begin with s\nword = "beta"\n',
}


def write(root, units=("1-first", "2-second")):
    """Write the answers to some units of the small course; give the course's folder."""
    for unit in units:
        for name, text in ANSWERS.items():
            path = root / "answers" / unit / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return root
