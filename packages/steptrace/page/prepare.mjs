// node prepare.mjs PYODIDE SITE: compiles the modules in SITE's archives, so that no browser has to, and
// writes SITE/snapshot.gz, the memory after all imports of the tracer.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import zlib from "node:zlib";

const [modules, site] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(path.resolve(modules, "pyodide.mjs")));

// Without docstrings, of which mpmath has many, and without sources.
const COMPILE = `
import compileall, io, pathlib, py_compile, warnings, zipfile

warnings.simplefilter("ignore")  # SymPy's

def compiled(folder):
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(folder, quiet=1, legacy=True, optimize=2, invalidation_mode=mode)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(pathlib.Path(folder).rglob("*.*")):
            if path.suffix in (".pyc", ".lark"):
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
    return made.getvalue()

compiled
`;
const compiler = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
const compiled = compiler.runPython(COMPILE);
for (const name of ["tracer", "sympy"]) {
  const archive = `${site}/${name}.zip`;
  const sources = new Uint8Array(fs.readFileSync(archive)); // a Buffer is refused
  compiler.unpackArchive(sources, "zip", { extractDir: `/${name}` });
  fs.writeFileSync(archive, compiled(`/${name}`).toJs());
}

const pictured = await loadPyodide({ _makeSnapshot: true, args: ["-OO"] });
const room = pictured._module.HEAP8.length;
pictured.unpackArchive(new Uint8Array(fs.readFileSync(`${site}/tracer.zip`)), "zip", { extractDir: "/tracer" });
pictured.runPython(`
import sys
sys.path.insert(0, "/tracer")
import gc
from steptrace import live
live.warm()
gc.collect()
`);
if (pictured._module.HEAP8.length > room) {
  throw new Error(`The tracer takes more than the ${room} bytes with which a browser begins.`);
}
fs.writeFileSync(`${site}/snapshot.gz`, zlib.gzipSync(pictured.makeMemorySnapshot(), { level: 9 }));
