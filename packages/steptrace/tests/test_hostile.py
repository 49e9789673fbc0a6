"""Tests of hostile text, each in a process with little memory: it is answered at once."""

import subprocess
import sys

import pytest

# Megabytes that tracing may add to what is loaded, and seconds that only stop what hangs.
MEMORY, PATIENCE = 300, 60

UNREADABLE = {
    "brackets": "'(' * 100_000 + 'x' + ')' * 100_000",
    "a megabyte": "'x\\n= ' + 'x+' * 500_000 + 'x'",
    "a megabyte of LaTeX": "'\\\\frac{1}{' * 110_000",
    "10,000 lines": "'x\\n' + '= x\\n' * 10_000",
    "100,000 signs of equality": "'x' + '=x' * 100_000",
    "300 long lines": "'\\n= '.join('+'.join(f'x^{i % 9}' for i in range(350))"
    " for _ in range(300))",
    "NUL": "'x\\x00 + 1'",
    "right to left": "'x\\u202e + 1\\u200f'",
    "names that lead back": "'let a = b\\nlet b = c\\nlet c = a\\na\\n= b'",
    "names that double": "'\\n'.join(['let a_0 = x'] + "
    "[f'let a_{i} = a_{i - 1} + a_{i - 1}' for i in range(1, 100)]) + '\\na_99\\n= x'",
    "100 names": "'\\n'.join(['let a_0 = x'] + "
    "[f'let a_{i} = a_{i - 1} + 1' for i in range(1, 100)]) + '\\na_99\\n= x + 99'",
}
UNDECIDED = {
    "9^9^9^9": "'9^9^9^9\\n= 9'",
    "0/0": "'0/0\\n= 1'",
    "1/0": "'1/0\\n= 1'",
    "log(0)": "'log(0)\\n= 0'",
    "e^(e^(e^9))": "'e^(e^(e^9)) + x\\n= e^(e^(e^9)) + 2x'",
    "sinh of sinh": "'sinh(' * 5 + '9' + ')' * 5 + ' + x\\n= 2x'",
    "50 derivatives": "'d/dx ' * 50 + 'e^(x^2)\\n= 1'",
    "280 names on a curve": "'+'.join(f'{a}_{i}' for a in 'abcdfgh' for i in range(40))"
    " + ' = y\\ny^2 = 1\\n2y y\\' = 3'",
}
BROKEN = {
    "e^e^e^e^x": "'e^e^e^e^x\\n= x'",
    "a big product": "'(' + ')('.join(f'x + {i}' for i in range(1, 150)) + ')\\n= x'",
    "powers of powers": "'d/dx[' + '(' * 15 + 'x^2 + 9' + ')^x' * 15 + ']\\n= x'",
    "softplus in softplus": "'ln(1 + e^(' * 9 + '9' + '))' * 9 + ' + x\\n= 2x'",
    "sigma of sigma": "'d/dx ' + 'sigma(' * 9 + 'x' + ')' * 9 + '\\n= 1'",
    "derivatives of derivatives": "'-d^2/dx^2[d^2/dx^2[sigma\\'\\'(x)]]\\n= 4'",
}
CASES = [
    (name, text, verdict)
    for verdict, texts in (
        ("unreadable", UNREADABLE),
        ("undecided", UNDECIDED),
        ("broken", BROKEN),
    )
    for name, text in texts.items()
]
# Loads once, then answers each text in a copy of itself; says how the copy ended, on the same line.
SERVER = """
import os, resource, signal, sys
from steptrace import trace
trace("d/dx ln(x^2 - 1)\\n= 2x/(x^2 - 1)\\n= 2x/(x^2 + 1)")
loaded = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
limit = loaded + int(sys.argv[1]) * 2**20
for text in sys.stdin:
    if not os.fork():
        signal.alarm(int(sys.argv[2]))
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        result = trace(eval(text))
        print(result.verdict, len(str(result)) > 0, len(result._repr_html_()) > 0, end=" ")
        sys.exit()
    print(os.waitstatus_to_exitcode(os.wait()[1]), flush=True)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A process that answers texts, and what it has complained of."""
    complaints = tmp_path_factory.mktemp("hostile") / "complaints"
    command = [sys.executable, "-c", SERVER, str(MEMORY), str(PATIENCE)]
    pipe = subprocess.PIPE
    with complaints.open("w") as heard:
        serving = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=heard, text=True)
    with serving:
        yield serving, complaints


@pytest.mark.skipif(sys.platform != "linux", reason="/proc and RLIMIT_AS are Linux's")
@pytest.mark.parametrize(("name", "text", "verdict"), CASES, ids=[case[0] for case in CASES])
def test_hostile_text_is_answered_in_little_memory(name, text, verdict, server):
    """Does hostile text get its verdict, and its sheet, within the memory it is allowed?"""
    serving, complaints = server
    print(text, file=serving.stdin, flush=True)
    answer = serving.stdout.readline().split()
    assert answer == [verdict, "True", "True", "0"], complaints.read_text()[-500:]
