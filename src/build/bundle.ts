import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createHash} from "node:crypto";
import {createRequire} from "node:module";
import {dirname, extname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {build, type Plugin} from "esbuild";

/** Where Plot lies: its `src/index.js` is what the name resolves to. */
const PLOT = join(dirname(createRequire(import.meta.url).resolve("@observablehq/plot")), "..");

/** Names that a page reaches through `Plot.`: the only part of Plot that is shipped. */
const USED = /\bPlot\.([A-Za-z]\w*)/g;

/**
 * Puts Plot into Framework's cache of node packages before Framework does: one file that holds what the pages use of
 * Plot, and of d3 beneath it. Framework's own bundle holds all of both: twice the bytes, in thirty files.
 */
export async function bundlePlot(root: string): Promise<void> {
  const {version} = JSON.parse(readFileSync(join(PLOT, "package.json"), "utf8")) as {version: string};
  const target = join(root, ".observablehq", "cache", "_node", "@observablehq", `plot@${version}`, "index.js");
  const names = namesUsed(root);
  const stamp = `/* ${names.join(" ")} ${createHash("sha256")
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest("hex")
    .slice(0, 12)} */`;
  if (existsSync(target) && readFileSync(target, "utf8").startsWith(stamp)) return;
  const {outputFiles} = await build({
    stdin: {contents: `export {${names.join(", ")}} from "@observablehq/plot";`, resolveDir: PLOT},
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    plugins: [noTransitions, unused],
    write: false
  });
  mkdirSync(dirname(target), {recursive: true});
  writeFileSync(target, `${stamp}\n${outputFiles[0]!.text}`);
}

/** d3 patches transitions into selections as a side effect; Plot never uses one. */
const noTransitions: Plugin = {
  name: "no-transitions",
  setup(bundle) {
    bundle.onResolve({filter: /^d3-transition$/}, ({path, resolveDir, pluginData}) =>
      pluginData === "seen"
        ? undefined
        : bundle
            .resolve(path, {resolveDir, kind: "import-statement", pluginData: "seen"})
            .then((found) => ({...found, sideEffects: false}))
    );
  }
};

/**
 * Parts of d3 that Plot holds for maps and for its own colour schemes, an eighth of its bytes, with what every chart
 * needs of them. Pages here draw no projection with Plot and name each colour: all else says so when it is called.
 */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  "d3-geo": ["geoPath", "geoStream", "geoTransform"],
  "d3-scale-chromatic": []
};

const unused: Plugin = {
  name: "unused",
  setup(bundle) {
    const filter = new RegExp(`^(${Object.keys(UNUSED).join("|")})$`);
    bundle.onResolve({filter}, ({path, pluginData}) =>
      pluginData === "kept" ? undefined : {path, namespace: "unused"}
    );
    // Keys are our own (see `key` in finding.ts): Plot's legends, and the axis they draw, are not needed.
    bundle.onResolve({filter: /^\.\/legends\.js$/}, ({path}) => ({path, namespace: "no-legends"}));
    bundle.onLoad({filter: /.*/, namespace: "no-legends"}, () => ({
      contents: "export const legend = () => null, createLegends = () => [], exposeLegends = () => () => undefined;"
    }));
    bundle.onResolve({filter: /^kept:/}, ({path}) =>
      bundle.resolve(path.slice("kept:".length), {kind: "import-statement", resolveDir: PLOT, pluginData: "kept"})
    );
    bundle.onLoad({filter: /.*/, namespace: "unused"}, async ({path}) => {
      const kept = UNUSED[path]!;
      const rest = Object.keys((await import(path)) as object).filter((name) => !kept.includes(name));
      const contents = `const absent = () => { throw new Error("this part of ${path} is not shipped; see src/build/bundle.ts"); };
export {${rest.map((name) => `absent as ${name}`).join(", ")}};
${kept.length ? `export {${kept.join(", ")}} from "kept:${path}";` : ""}`;
      return {contents};
    });
  }
};

/** What the sources under a folder use of Plot, by name, in order. */
function namesUsed(folder: string): string[] {
  const exported = new Set(readFileSync(join(PLOT, "src", "index.js"), "utf8").match(/\b[A-Za-z]\w*\b/g));
  const sources = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter(
    (file) => [".ts", ".md"].includes(extname(file)) && !file.startsWith(".observablehq") && !file.endsWith(".d.ts")
  );
  const names = sources.flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(USED)].map((m) => m[1]!)
  );
  return [...new Set(names)].filter((name) => exported.has(name)).sort();
}
