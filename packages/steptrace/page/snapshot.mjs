// node snapshot.mjs PYODIDE SITE: writes SITE/snapshot.gz, the memory after all imports.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const [modules, site] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(modules, "pyodide.mjs")));
// Without docstrings, of which mpmath has many.
const pyodide = await loadPyodide({ _makeSnapshot: true, args: ["-OO"] });
const code = new Uint8Array(fs.readFileSync(`${site}/tracer.zip`)); // a Buffer is refused
pyodide.unpackArchive(code, "zip", { extractDir: "/tracer" });
pyodide.runPython(`
import sys
sys.path.insert(0, "/tracer")
import gc
from steptrace import live
live.warm()
gc.collect()
`);
fs.writeFileSync(`${site}/snapshot.gz`, zlib.gzipSync(pyodide.makeMemorySnapshot(), { level: 9 }));
