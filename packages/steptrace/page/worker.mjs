// Traces derivations apart from the page, which stays alive whatever is typed.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const indexURL = new URL("./pyodide/", import.meta.url).href;
const folder = "/tracer";

// A picture of the memory after all imports: none is left to do. It uses options of Pyodide that are not
// documented; where they fail, the tracer's files are loaded.
async function pictured() {
  const picture = await fetch("./snapshot.gz");
  if (!picture.ok) throw new Error("no picture");
  const whole = picture.body.pipeThrough(new DecompressionStream("gzip"));
  return loadPyodide({ indexURL, _loadSnapshot: new Uint8Array(await new Response(whole).arrayBuffer()) });
}

async function plain() {
  const [pyodide, code] = await Promise.all([
    loadPyodide({ indexURL }),
    fetch("./tracer.zip").then((answer) => answer.arrayBuffer()),
  ]);
  pyodide.unpackArchive(code, "zip", { extractDir: folder });
  return pyodide;
}

// SymPy is fetched when the tracer first imports it; a worker may wait for a file.
const BEGIN = `
import importlib, io, sys, zipfile

class Late:
    def find_spec(self, name, path=None, target=None):
        if name == "sympy":
            from js import XMLHttpRequest
            call = XMLHttpRequest.new()
            call.open("GET", "./sympy.zip", False)
            call.responseType = "arraybuffer"
            call.send()
            if call.status != 200:
                raise ModuleNotFoundError("SymPy could not be fetched")
            sys.meta_path.remove(self)
            zipfile.ZipFile(io.BytesIO(call.response.to_bytes())).extractall("${folder}")
            importlib.invalidate_caches()
        return None

sys.meta_path.insert(0, Late())
if "${folder}" not in sys.path:
    sys.path.insert(0, "${folder}")
from steptrace.live import answered
answered
`;

const ready = pictured().catch((error) => {
  console.warn(error);
  return plain();
}).then((pyodide) => pyodide.runPython(BEGIN));

const SYMPY = /SymPy could not be fetched|NetworkError/;

onmessage = async ({ data }) => {
  try {
    const answered = await ready;
    const from = performance.now();
    const answer = JSON.parse(answered(JSON.stringify(data)));
    postMessage({ answer, took: performance.now() - from });
  } catch (error) {
    const failed = SYMPY.test(error)
      ? "A line of this needs SymPy, which could not be fetched: connect to the network once."
      : "The tracer failed on this text. Please tell the authors.";
    postMessage({ failed, took: 0 });
    console.error(error);
  }
};
