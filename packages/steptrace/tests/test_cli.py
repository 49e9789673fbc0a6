"""Tests of the command `steptrace`: what it prints, and its exit status."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest
from steptrace import cli
from steptrace_helpers.derivations import FOLDER

SOUND = str(FOLDER / "seed-001-chain.txt")
BROKEN = str(FOLDER / "seed-004-as-printed.txt")


@pytest.mark.parametrize(
    ("path", "verdict", "status"), [(SOUND, "sound", 0), (BROKEN, "broken", 1)]
)
def test_the_verdict_is_printed_and_is_the_status(path, verdict, status, capsys):
    """Is a derivation traced as text and as JSON, the exit status that of its verdict?"""
    assert cli.main([path]) == status
    assert capsys.readouterr().out.lower().startswith(verdict)
    assert cli.main(["--json", path]) == status
    assert json.loads(capsys.readouterr().out)["verdict"] == verdict


def test_standard_input(capsys, monkeypatch):
    """Is - standard input, a byte order mark in front or not?"""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\xef\xbb\xbf((")))
    assert cli.main(["--json", "-"]) == 1
    assert json.loads(capsys.readouterr().out)["verdict"] == "unreadable"


def test_several_files(capsys):
    """Do several files give one object a line, each with its file, and the worst status?"""
    assert cli.main(["--json", SOUND, BROKEN]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [item["file"] for item in found] == [SOUND, BROKEN]
    cli.main([SOUND, BROKEN])
    assert f"\n{BROKEN}:\nBroken" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "No such file"), (b"x = 1\ny = \xff\n", "line 2 is not text in UTF-8")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, capsys, content, message):
    """Is a file that is missing or no UTF-8 named, and the others traced all the same?"""
    path = tmp_path / "answer.txt"
    if content is not None:
        path.write_bytes(content)
    assert cli.main([str(path), SOUND]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"Error: {path}: ")
    assert message in said.err
    assert "Sound" in said.out


@pytest.mark.parametrize("arguments", [[], ["--yaml", SOUND]])
def test_bad_usage(arguments, capsys):
    """Is a call that is not understood told what is wrong, with a status of its own?"""
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: steptrace")


def test_help_is_light():
    """Does the help show an example, and load neither SymPy nor NumPy?"""
    program = (
        "import sys; from steptrace.cli import main\n"
        "try: main(['--help'])\n"
        "finally: print({'sympy', 'numpy', 'lark'} & set(sys.modules))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "steptrace answer.txt" in ran.stdout
    assert ran.stdout.endswith("set()\n")
