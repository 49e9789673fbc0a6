// An extension of JupyterLab, as it loads one that is built already.

// nbgrader's dialog says "Success! Your notebook passes all the tests." of checks that give no
// points, so this says what they mean.

const NBGRADER = "Success! Your notebook passes all the tests.";
const FAILED = "The following cell failed:";
const MEANING =
  "All checks are content. Nothing is marked yet: some checks look at the form of an answer alone. " +
  "The last cell of the notebook lists what each of them looks at.";

const isSheet = (panel) =>
  panel?.content?.widgets?.some((cell) => cell.model?.sharedModel?.source?.includes("tutor.status("));

// What a check says is read under the name of its exercise, by which the cells of a sheet are called;
// the cell of the check, which nbgrader shows above it, is not the student's.

const exercise = (panel, source) =>
  panel.content.widgets
    .find(({ model }) => model.sharedModel.source.trim() === source.trim())
    ?.model.id.split("-")[0];

const sayOnlyWhatIsMissing = (panel) => {
  for (const title of document.querySelectorAll("#validation-message.validation-failed p")) {
    if (title.innerText !== FAILED) continue;
    const source = title.parentElement.nextElementSibling;
    const said = source.nextElementSibling;
    const name = exercise(panel, source.innerText);
    title.innerText = name ? `Exercise ${name}` : "";
    if (said.innerText.startsWith("Not yet: ")) source.style.display = "none";
  }
};

// JupyterLab writes the version of Python into each notebook that it opens, and calls it unsaved by
// that. A notebook that says what its file says is saved.

const content = (model) =>
  JSON.stringify(model.toJSON(), (key, value) => (key === "language_info" ? undefined : value));

const keepSaved = async ({ model, ready }) => {
  await ready;
  const opened = content(model);
  const check = () => {
    if (model.dirty && content(model) === opened) model.dirty = false;
  };
  model.stateChanged.connect(check);
  check();
};

const activate = (app) => {
  const watcher = new MutationObserver(() => {
    const said = document.querySelector("#validation-message.validation-success p");
    if (!isSheet(app.shell.currentWidget)) return;
    if (said?.innerText === NBGRADER) said.innerText = MEANING;
    sayOnlyWhatIsMissing(app.shell.currentWidget);
  });
  watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ["class"] });
  app.docRegistry.addWidgetExtension("Notebook", {
    createNew: (panel, context) => void keepSaved(context),
  });
};

const plugin = { id: "sigmoid-course:validate", autoStart: true, activate };

// JupyterLab shows the first line of an output that is folded. Where a reader is asked to predict it,
// that line gives it away. A sentence in the dialog of Validate is as long as a sentence is.
const STYLE = `
.jp-OutputPlaceholder .jp-PlaceholderText { display: none; }
.jp-OutputPlaceholder .jp-Placeholder-contentContainer::before { content: "Click to see the output"; }
#validation-message pre { white-space: pre-wrap; overflow-wrap: anywhere; }
`;

const style = () => {
  const sheet = document.createElement("style");
  sheet.textContent = STYLE;
  document.head.append(sheet);
  return {};
};

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB["sigmoid-course"] = {
  init: () => {},
  get: async (part) =>
    part === "./style" ? style : () => ({ __esModule: true, default: plugin }),
};
