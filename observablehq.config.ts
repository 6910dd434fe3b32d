import {seedNpmVersions} from "./src/build/offline.ts";
import {siteInfo} from "./src/build/info.ts";
import {header} from "./src/shell.ts";

const root = "src";
seedNpmVersions(root); // must run before Framework resolves its implicit npm: imports

const {demo, credit} = siteInfo();

export default {
  root,
  output: "data/build/site", // `npm run build` swaps it in as dist/ once it is whole
  title: "SmartShop 360",
  style: "style.css", // imports Framework's light and dark themes, then our tokens
  globalStylesheets: [], // no web fonts; pages use no Inputs
  duckdb: {extensions: {json: null, parquet: null}}, // never fetch the DuckDB extension host at build
  interpreters: {".ts": ["node", "--import", "tsx"]},
  // Framework's page has no language and forbids zoom; both fail an accessibility scan.
  head: `<script>document.documentElement.lang = "en-GB"; document.querySelector("meta[name=viewport]").content = "width=device-width, initial-scale=1";</script>
<link rel="icon" href="data:,">`,
  header: ({path}: {path: string}) => header({path, root, demo}),
  footer: credit,
  sidebar: false,
  toc: false,
  pager: false
};
