// Copies what the pages need of the npm packages into wwwroot/lib and bundles the draft editor, the charts and the field for tables. Run by the build (see ReplyFlow.Web.csproj) after npm ci.
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const from = join(web, "node_modules");
const to = join(web, "wwwroot", "lib");

const files = {
  "bootstrap/dist/css/bootstrap.min.css": "bootstrap.min.css",
  "htmx.org/dist/htmx.min.js": "htmx.min.js",
};

// Bootstrap Icons that <icon name="…" /> draws; a name that is not here fails where it is used.
const icons = [
  "arrow-left", "arrow-repeat", "bar-chart-line", "bell", "book", "box-arrow-right", "building", "calendar-event", "check-circle",
  "check2", "chevron-down", "chevron-right", "clipboard-check", "clock", "clock-history", "diagram-3", "download",
  "envelope", "envelope-check", "exclamation-circle", "exclamation-triangle", "eye", "file-earmark-pdf", "file-earmark-text",
  "flag", "gear", "heart-pulse", "house", "inbox", "info-circle", "journal-text", "key", "list", "list-check", "lock",
  "pencil", "people", "person", "person-badge", "person-check", "person-x", "plus-lg", "printer", "search", "send",
  "shield-check", "signpost-split", "telephone", "unlock", "upload", "x-circle", "x-lg",
];

await rm(to, { recursive: true, force: true });
await mkdir(join(to, "icons"), { recursive: true });
for (const [source, target] of Object.entries(files)) await cp(join(from, source), join(to, target));
for (const name of icons) await cp(join(from, "bootstrap-icons", "icons", `${name}.svg`), join(to, "icons", `${name}.svg`));
for (const bundle of ["editor", "charts", "tables"])
  await build({
    entryPoints: [join(web, "frontend", bundle, "main.js")],
    outfile: join(to, `${bundle}.js`),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2020",
    legalComments: "linked",
    logLevel: "warning",
  });
await writeFile(join(to, ".stamp"), "");
