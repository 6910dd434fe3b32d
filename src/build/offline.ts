import {mkdirSync} from "node:fs";
import {join} from "node:path";

/**
 * Framework's client holds dynamic imports of these "recommended" libraries and asks the registry for the latest
 * version of each on every cold build, even when no page uses them. It skips the request when
 * `.observablehq/cache/_npm/<name>@<version>/` exists, so an empty folder is enough.
 */
const RECOMMENDED = [
  "lodash",
  "arquero",
  "apache-arrow",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "mapbox-gl",
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "react",
  "react-dom",
  "topojson-client",
  "parquet-wasm"
];

/** Makes the empty folders that keep a cold build off the network. `root` is the folder of the pages. */
export function seedNpmVersions(root: string): void {
  const cache = join(root, ".observablehq", "cache", "_npm");
  for (const name of RECOMMENDED) mkdirSync(join(cache, `${name}@0.0.0`), {recursive: true});
}
