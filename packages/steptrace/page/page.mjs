// The live page: what is typed goes to the worker, what comes back is shown, and the address keeps it.
const PAUSE = 150; // milliseconds after the last key
const PATIENCE = 15_000; // milliseconds for a trace
const PATIENCE_AT_FIRST = 120_000; // and for the first, for which the tracer is loaded
const byId = (id) => document.getElementById(id);
const box = byId("derivation");
const state = byId("state");
let worker, ready, busy, next, waiting, pause, task, shown;

// One question at a time; of those that come meanwhile, the last one is asked.
function ask(question) {
  if (busy) {
    next = question;
    return;
  }
  busy = question;
  waiting = setTimeout(stop, ready ? PATIENCE : PATIENCE_AT_FIRST);
  worker.postMessage(question);
}

function start() {
  ready = false;
  worker = new Worker("./worker.mjs", { type: "module" });
  worker.onerror = () => say("The tracer could not be loaded. It needs a newer browser, or a network.");
  worker.onmessage = ({ data }) => {
    ready = true;
    clearTimeout(waiting);
    document.body.dataset.took = data.took;
    const old = busy.trace !== undefined && busy.trace !== box.value; // it was changed meanwhile
    busy = undefined;
    if (next) {
      const question = next;
      next = undefined;
      ask(question);
    } else if (old) {
      return;
    } else if (data.failed) {
      show();
      say(data.failed);
    } else {
      answered(data);
    }
  };
}

function stop() {
  worker.terminate();
  busy = undefined;
  show();
  say("This took too long and was stopped.");
  start();
  if (next) ask(next);
  next = undefined;
}

function say(text, waits = false) {
  state.textContent = text;
  state.classList.toggle("waits", waits);
  state.classList.remove("heard");
}

function answered({ answer }) {
  if (answer.task) {
    begin(answer.task);
    return;
  }
  show(answer);
  say(answer.said ?? answer.summary);
  state.classList.toggle("heard", !answer.said); // the table's caption shows it
  document.body.dataset.done = Number(document.body.dataset.done ?? 0) + 1;
}

function trace() {
  keep(box.value);
  if (box.value.trim()) {
    ask({ trace: box.value, task });
    if (!ready) say("The tracer is loading …", true);
  } else {
    show();
    say("Type a derivation, a step a line, or choose an example below.");
  }
}

function put(text) {
  box.value = text;
  box.rows = Math.min(20, Math.max(8, text.split("\n").length + 1));
  trace();
}

function begin({ title, asked, start: first, math, question }) {
  task = question;
  byId("task").hidden = false;
  byId("task-title").textContent = `Practice: ${title}`;
  byId("task-asked").textContent = asked;
  byId("task-start").innerHTML = math;
  put(first);
  box.focus();
  box.setSelectionRange(first.length, first.length);
}

function leave() {
  task = undefined;
  byId("task").hidden = true;
}

function made(tag, attributes = {}, ...inside) {
  const element = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  element.append(...inside);
  return element;
}

function show(answer) {
  shown = answer;
  byId("copies").hidden = !answer;
  byId("trace").replaceChildren(...(answer ? [table(answer)] : []));
}

function table({ summary, titles, rows }) {
  const head = titles.map((title) => made("th", { scope: "col" }, title));
  return made("table", {}, made("caption", {}, summary), made("thead", {}, made("tr", {}, ...head)), ...rows.map(group));
}

// A line: a row of its own, and one for the note below it.
function group(row) {
  const beside = [row.margin, row.domain && made("div", { class: "domain" }, row.domain)].filter(Boolean);
  const said = [row.note, row.excerpt && made("pre", { tabindex: 0 }, row.excerpt)].filter(Boolean);
  const label = made("th", { scope: "row" }, row.label);
  const own = made("tr", {}, label, made("td", { class: "word" }, row.word), made("td", { class: "expression" }, formula(row)),
    made("td", { class: "margin" }, ...beside));
  if (!said.length) return made("tbody", { class: row.verdict }, own);
  label.rowSpan = 2;
  return made("tbody", { class: row.verdict }, own, made("tr", {}, made("td", { class: "note", colspan: 3 }, ...said)));
}

function formula({ math, text, long }) {
  const reached = long ? { tabindex: 0, role: "group", "aria-label": text } : {};
  const element = made("div", { class: "formula", ...reached });
  element.innerHTML = math; // the tracer's own: letters, numbers and signs
  return element;
}

async function through(stream, bytes) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

async function keep(text) {
  const packed = await through(new CompressionStream("deflate-raw"), new TextEncoder().encode(text));
  const code = btoa(String.fromCharCode(...packed)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  if (text === box.value) history.replaceState(null, "", text.trim() ? `#${code}` : location.pathname);
}

async function kept() {
  try {
    const code = atob(location.hash.slice(1).replace(/-/g, "+").replace(/_/g, "/"));
    const bytes = Uint8Array.from(code, (letter) => letter.charCodeAt(0));
    return new TextDecoder().decode(await through(new DecompressionStream("deflate-raw"), bytes));
  } catch {
    return "";
  }
}

box.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(trace, PAUSE);
});
for (const id of ["sources", "slips"]) {
  byId(id).addEventListener("change", ({ target }) => {
    if (!target.value) return;
    leave();
    put(target.value);
    target.value = "";
  });
}
byId("end").addEventListener("click", () => {
  leave();
  box.focus();
  trace();
});
byId("new").addEventListener("click", () => {
  const seed = crypto.getRandomValues(new Uint32Array(1))[0];
  ask({ practise: { about: byId("about").value, level: Number(byId("level").value), seed } });
});
document.querySelectorAll("[data-copy]").forEach((button) => {
  button.addEventListener("click", async () => {
    const kind = button.dataset.copy;
    await keep(box.value);
    try {
      await navigator.clipboard.writeText(kind === "link" ? location.href : shown[kind]);
      byId("copied").textContent = "Copied.";
    } catch {
      byId("copied").textContent = "The browser does not let this page copy.";
    }
  });
});
window.addEventListener("hashchange", async () => {
  const text = await kept();
  if (text !== box.value) {
    leave();
    put(text);
  }
});

start();
put((location.hash.length > 1 && (await kept())) || byId("sources").options[1].value);
navigator.serviceWorker?.register("./offline.js");
