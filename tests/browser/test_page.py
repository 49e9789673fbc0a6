"""The live page in a real browser: the real tracer, without a server behind it."""

import contextlib
import gzip
import json
import re
from pathlib import Path

import pytest
from helpers.live_page import built, served
from steptrace.live import answered

ROOT = Path(__file__).parents[2]
DERIVATIONS = ROOT / "tests/derivations"
MAX_MEGABYTES = 15
KEPT_ELSEWHERE = {"/sympy.zip", "/tracer.zip", "/math-licence.txt"}  # not loaded at a first visit
HOSTILE = [
    "<img src=x onerror=document.title='caught'>",
    "x\n= <script>document.title='caught'</script>",
    "x\n= x  # <b>chain</b> rule",
    "let <i> = 2\nx",
    "(" * 5_000,
    "x\n" + "= x\n" * 300,
]
# What the page shows, in the shape of `_expected`.
SHOWN = """() => {
  const text = (element) => element?.textContent ?? "";
  return [
    text(document.querySelector("caption")),
    [...document.querySelectorAll("#trace tbody")].map((row) => [
      text(row.querySelector("th")), row.className, ...["word", "margin", "note"].map(
        (name) => text(row.querySelector("." + name)))]),
  ];
}"""
# Types texts, one after the other, and gives what the page shows of each.
TYPED = f"""async texts => {{
  const shown = {SHOWN}, found = [], field = document.querySelector("#derivation");
  for (const text of texts) {{
    const done = Number(document.body.dataset.done) + 1;
    const traced = new Promise(then => {{
      const seen = new MutationObserver(() => {{
        if (Number(document.body.dataset.done) === done) {{ seen.disconnect(); then(); }}
      }});
      seen.observe(document.body, {{ attributeFilter: ["data-done"] }});
    }});
    field.value = text;
    field.dispatchEvent(new Event("input", {{ bubbles: true }}));
    await traced;
    found.push(shown());
  }}
  return found;
}}"""
# A worker that answers once it is told to.
HELD_BACK = """
const answer = { summary: "Sound.", titles: [], rows: [], text: "", latex: "" };
new BroadcastChannel("answer").onmessage = () => postMessage({ answer, took: 1 });
"""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """The folder into which npm installs."""
    return tmp_path_factory.mktemp("npm")


@pytest.fixture(scope="module")
def site(work, tmp_path_factory):
    """The page as it is built."""
    return built(work, tmp_path_factory.mktemp("page") / "site")


@pytest.fixture(scope="module")
def host(site):
    """The address of the page, and what was asked of its server."""
    with served(site) as host:
        yield host


@pytest.fixture
def visit(browser, host):
    """Opens the page in a window of its own, as some visitor sees it, once its trace is there."""
    with contextlib.ExitStack() as opened:

        def opener(address=host[0], **visitor):
            context = browser.new_context(**visitor)
            opened.callback(context.close)
            page = context.new_page()
            page.goto(address)
            page.locator("#trace table").wait_for(timeout=120_000)
            return page

        yield opener


def _typed(page, text):
    """Type a text into the page, and wait until it is traced."""
    done = int(page.locator("body").get_attribute("data-done"))
    page.locator("#derivation").fill(text)
    page.locator(f"body[data-done='{done + 1}']").wait_for(timeout=60_000)


def _expected(text):
    """What CPython, with NumPy, says of a derivation."""
    answer = json.loads(answered(json.dumps({"trace": text})))
    rows = [
        [
            *(row[name] for name in ("label", "verdict", "word")),
            row["margin"] + row["domain"],
            row["note"] + row["excerpt"],
        ]
        for row in answer["rows"]
    ]
    return [answer["summary"], rows]


def _tightened(found):
    """The same without the blanks that a browser leaves out."""
    return re.sub(r"\s+", " ", json.dumps(found, ensure_ascii=False))


def test_every_derivation_gets_what_cpython_says(visit, host):
    """Are verdict, rules, slips and notes those of CPython, SymPy fetched when it is needed?"""
    page = visit()
    assert not {"/sympy.zip", "/tracer.zip"} & set(host[1])
    texts = {path.stem: path.read_text("utf-8") for path in sorted(DERIVATIONS.glob("*.txt"))}
    shown = dict(zip(texts, page.evaluate(TYPED, [*texts.values()]), strict=True))
    expected = {name: _expected(text) for name, text in texts.items()}
    assert [name for name in texts if _tightened(shown[name]) != _tightened(expected[name])] == []
    assert "/sympy.zip" in host[1]


def test_a_first_visit_loads_little(visit, host, site):
    """Does a visit load the page alone, from its own server, and no more than 15 MB packed?"""
    page = visit()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload()
    page.locator("#trace table").wait_for(timeout=120_000)
    assert [url for url in asked if not url.startswith((host[0], "data:", "blob:"))] == []
    files = [path for path in site.rglob("*") if path.is_file()]
    loaded = [p for p in files if f"/{p.relative_to(site).as_posix()}" not in KEPT_ELSEWHERE]
    packed = sum(len(gzip.compress(path.read_bytes(), 6)) for path in loaded)
    assert packed < MAX_MEGABYTES * 1_000_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1100])
def test_nobody_is_shut_out(visit, work, scheme, width):
    """Does axe find no fault, light and dark, wide and narrow, and is nothing wider than that?"""
    axe = (work / "node_modules/axe-core/axe.min.js").read_text("utf-8")
    page = visit(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.locator("#sources").select_option(label="004: the quotient rule, with its slip")
    page.locator("tbody.breaks").wait_for()
    page.evaluate(axe)
    found = page.evaluate("() => axe.run()")
    faults = [(fault["id"], len(fault["nodes"])) for fault in found["violations"]]
    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert "Broken at line 3." in page.locator("main").aria_snapshot()


def test_the_page_works_by_keyboard_alone(visit):
    """Can a derivation be typed, copied and practised without a mouse?"""
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("crypto.getRandomValues = (numbers) => numbers.fill(5)")
    page.reload()
    page.locator("#trace table").wait_for(timeout=120_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("d/dx x^5\n= 5x^5")
    page.locator("td.margin", has_text="slip: power-decrement").wait_for()
    _tab_to(page, "Copy as text")
    page.keyboard.press("Enter")
    page.locator("#copied", has_text="Copied.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").startswith("Broken at line 2.\n")
    _tab_to(page, "constant rule")
    page.keyboard.type("chain rule")
    _tab_to(page, "New task")
    page.keyboard.press("Enter")
    page.locator("#task-title", has_text="chain rule, level 1").wait_for()
    assert page.locator("#derivation").input_value() == "d/dx[sqrt(x^2 + 7)]\n= "
    page.keyboard.type("2x/(2 sqrt(x^2 + 7))")
    page.locator("#state", has_text="Sound, from start to end.").wait_for()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.locator("#state", has_text="Sound: 1 step, each true.").wait_for()
    assert page.locator("#task").is_hidden()


def _tab_to(page, words):
    """Press Tab until what has the focus begins with some words."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith(words):
            return
    pytest.fail(f"Tab never comes to {words!r}")


def test_a_link_holds_the_derivation(visit, browser, host):
    """Does a copied link open the same derivation, and its server never hear of it?"""
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    _typed(page, "d/dx sigma(x)\n= σ(x)^2")
    page.get_by_role("button", name="Copy a link").click()
    page.locator("#copied", has_text="Copied.").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert re.fullmatch(r"[\w-]+", link.removeprefix(f"{host[0]}#"))
    other = visit(link)
    assert other.locator("#derivation").input_value() == "d/dx sigma(x)\n= σ(x)^2"
    assert not any("#" in path or "sigma" in path for path in host[1])


def test_the_page_works_without_a_network(visit, site):
    """Is a derivation traced after the server is gone, once the page was there?"""
    with served(site) as (address, _):
        page = visit(address)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.locator("#trace table").wait_for(timeout=120_000)
    _typed(page, "d/dx x^2\n= 2x")
    assert page.locator("caption").inner_text() == "Sound: 1 step, each true."


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_never_becomes_a_part_of_the_page(visit, text):
    """Does a text with tags, or a huge one, stay text?"""
    page = visit()
    wrong = []
    page.on("console", lambda said: wrong.append(said.text))
    _typed(page, text)
    assert page.title() == "Trace a derivation"
    assert page.locator("#trace").locator("img, script, b, i").count() == 0
    assert wrong == []


def test_the_policy_forbids_what_is_not_the_pages(visit):
    """Is a request to another server refused by the browser?"""
    page = visit()
    refused = """() => new Promise((done) => {
        const told = ({ effectiveDirective }) => done(effectiveDirective);
        document.addEventListener("securitypolicyviolation", told);
        fetch("https://example.org/").catch(() => {});
    })"""
    assert page.evaluate(refused) == "connect-src"


def test_an_answer_to_what_is_gone_is_left_out(browser, host):
    """Does a page that was emptied meanwhile stay empty, when the trace comes?"""
    with contextlib.closing(browser.new_context(service_workers="block")) as context:
        page = context.new_page()
        page.route(
            "**/worker.mjs",
            lambda route: route.fulfill(content_type="text/javascript", body=HELD_BACK),
        )
        page.goto(host[0])
        page.locator("#state", has_text="The tracer is loading").wait_for()
        page.locator("#derivation").fill("")
        page.locator("#state", has_text="Type a derivation").wait_for()
        page.evaluate("void new BroadcastChannel('answer').postMessage('now')")
        page.locator("body[data-took='1']").wait_for()
        assert page.locator("#trace table").count() == 0
        assert page.locator("#state").inner_text().startswith("Type a derivation")


def test_a_trace_that_takes_long_is_stopped(browser, host):
    """Is it said, and does the next derivation get its trace?"""
    context = browser.new_context(service_workers="block")
    with contextlib.closing(context):
        page = context.new_page()
        page.clock.install()
        page.route(
            "**/worker.mjs",
            lambda route: route.fulfill(
                content_type="text/javascript", body="onmessage = () => {};"
            ),
        )
        page.goto(host[0])
        page.locator("#state", has_text="The tracer is loading").wait_for()
        page.unroute("**/worker.mjs")
        page.clock.run_for(121_000)
        page.locator("#state", has_text="This took too long and was stopped.").wait_for()
        page.locator("#sources").select_option(label="000: ln σ(x), by names")
        page.locator("#trace table").wait_for(timeout=120_000)


def test_the_picture_of_the_memory_is_not_needed(browser, host):
    """Where it cannot be loaded, are the tracer's files, and the same verdict shown?"""
    with contextlib.closing(browser.new_context(service_workers="block")) as context:
        page = context.new_page()
        page.route("**/snapshot.gz", lambda route: route.fulfill(status=404))
        page.goto(host[0])
        page.locator("caption", has_text="Sound: 6 steps, each true.").wait_for(timeout=120_000)
        assert "/tracer.zip" in host[1]


def test_it_is_built_the_same_twice(site, work, tmp_path):
    """Is each file the same byte for byte, but for the picture of the memory?"""
    again = built(work, tmp_path / "site")
    names = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert names == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    other = {
        name.name for name in names if (site / name).read_bytes() != (again / name).read_bytes()
    }
    assert other <= {"snapshot.gz"}
