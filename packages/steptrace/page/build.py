"""Builds the live page: ``python build.py DERIVATIONS WORK SITE``.

DERIVATIONS holds the derivations of the sources. npm installs Pyodide into WORK, by the hashes in
package-lock.json; lark, mpmath and SymPy go into the page as they are installed here. SITE is made
anew.
"""

import hashlib
import html
import json
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from steptrace.notation.names import GREEK
from steptrace.registry import RULES, SLIPS

HERE = Path(__file__).parent
# Of Debian's package fonts-lmodern.
FONT = Path("/usr/share/texmf/fonts/opentype/public/lm-math/latinmodern-math.otf")
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
SERVED = ("page.css", "page.mjs", "worker.mjs")
MAX_SECONDS = 300
# The characters of formulas: letters, digits, Greek, signs; and their italic forms, by themselves.
SIGNS = "()[]=+−⋅′″^~¯√.,<>|\u2061\u2062"
SOURCES = {
    "000: ln σ(x), by names": "seed-000-let",
    "001: the chain rule, in LaTeX": "seed-001-chain-latex",
    "002: σ taken for 1/(1 + e^x)": "seed-002-reader",
    "003: cross-entropy by the logit": "seed-003-logit",
    "004: the quotient rule, with its slip": "seed-004-as-printed",
}


def build(derivations: Path, work: Path, site: Path) -> None:
    """Write the page and all that it serves into a folder, which is made anew."""
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    missing += [] if FONT.exists() else ["the font of Debian's package fonts-lmodern"]
    if missing:
        sys.exit(f"The live page is built with {', '.join(missing)}, not found here.")
    pyodide = _install(work) / "pyodide"
    shutil.rmtree(site, ignore_errors=True)
    _copy_pyodide(pyodide, site / "pyodide")
    _pack(site / "tracer.zip", "steptrace", "lark", "mpmath")
    _pack(site / "sympy.zip", "sympy")
    _cut(FONT, site / "math.woff")
    shutil.copy(HERE / "math-licence.txt", site)
    for name in SERVED:
        shutil.copy(HERE / name, site)
    (site / "index.html").write_text(_page(derivations), encoding="utf-8")
    command = ["node", str(HERE / "prepare.mjs"), str(pyodide), str(site)]
    subprocess.run(command, check=True, timeout=MAX_SECONDS)
    _write_offline(site)


def _install(work):
    """The folder in which npm has put what package-lock.json pins."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, work)
    command = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
    subprocess.run(command, cwd=work, check=True, timeout=MAX_SECONDS)
    return work / "node_modules"


def _copy_pyodide(source, target):
    target.mkdir(parents=True)
    for name in CORE:
        shutil.copy(source / name, target)
    lock = json.loads((source / "pyodide-lock.json").read_text("utf-8"))
    plain = json.dumps({"info": lock["info"], "packages": {}})  # none of its packages is needed
    (target / "pyodide-lock.json").write_text(plain, encoding="utf-8")


def _pack(target, *packages):
    """A zip of the modules and grammars of some packages, the same at each build."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for package in packages:
            folder = Path(find_spec(package).origin).parent
            for path in sorted(folder.rglob("*")):
                if path.suffix in (".py", ".lark") and "tests" not in path.parts:
                    entry = zipfile.ZipInfo(f"{package}/{path.relative_to(folder).as_posix()}")
                    entry.compress_type = zipfile.ZIP_DEFLATED
                    packed.writestr(entry, path.read_bytes())


def _cut(font, target):
    """The font with the characters of formulas alone, under a name of its own."""
    options = subset.Options(layout_features=["*"], notdef_outline=True, drop_tables=["FFTM"])
    whole = TTFont(font, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(map(chr, range(32, 127))) + SIGNS + "".join(_italic()))
    cutter.subset(whole)
    for record in whole["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = "PageMath"
    whole.flavor = "woff"
    whole.save(target)


def _italic():
    """Greek letters, and all letters as they stand in formulas."""
    yield from GREEK.values()
    yield from map(chr, range(0x1D434, 0x1D468))
    yield from map(chr, range(0x1D6E2, 0x1D71C))
    yield "ℎ"


def _page(derivations):
    slips = {name: slip.example.text for name, slip in SLIPS.items()}
    sources = {title: _content(derivations / f"{name}.txt") for title, name in SOURCES.items()}
    page = (HERE / "index.html").read_text("utf-8")
    for place, options in {
        "@SOURCES@": _options(sources),
        "@SLIPS@": _options(slips),
        "@RULE_NAMES@": "".join(f"<option>{name}</option>" for name in RULES),
        "@SLIP_NAMES@": "".join(f"<option>{name}</option>" for name in SLIPS),
    }.items():
        page = page.replace(place, options)
    return page


def _options(texts):
    return "".join(
        f'<option value="{html.escape(text)}">{html.escape(title)}</option>'
        for title, text in texts.items()
    )


def _content(path):
    """A derivation without the lines at its top that say what is expected."""
    lines = path.read_text("utf-8").splitlines()
    return "\n".join(line for line in lines if not line.startswith("#")).strip()


def _files(site):
    return sorted(path for path in site.rglob("*") if path.is_file())


def _write_offline(site):
    """What is kept for the next visit: all but SymPy, and the files that the picture replaces."""
    left = ("index.html", "sympy.zip", "tracer.zip", "math-licence.txt")
    names = [path.relative_to(site).as_posix() for path in _files(site) if path.name not in left]
    # The picture is never the same twice, and follows from the rest.
    parts = (path.read_bytes() for path in _files(site) if path.name != "snapshot.gz")
    version = hashlib.sha256(b"".join(parts)).hexdigest()[:12]
    text = (HERE / "offline.js").read_text("utf-8").replace("@VERSION@", version)
    (site / "offline.js").write_text(text.replace("@FILES@", " ".join(["./", *names])), "utf-8")


if __name__ == "__main__":
    build(*map(Path, sys.argv[1:]))
