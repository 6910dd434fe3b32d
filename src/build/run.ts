import {parseArgs} from "node:util";
import {messageOf, SmartshopError, EXIT} from "../../pipeline/errors.ts";
import {buildSite} from "./site.ts";

// `npm run build` after the refresh: builds the site into dist/.
const {values} = parseArgs({options: {force: {type: "boolean", default: false}}});
try {
  const {pages, run_id} = await buildSite({force: values.force, report: (line) => process.stdout.write(`${line}\n`)});
  process.stdout.write(`dist/ holds ${pages} pages of run ${run_id}\n`);
} catch (error) {
  // A failed query brings its text along; the first line says what is wrong.
  process.stderr.write(`error: ${messageOf(error).split("\n")[0]}\n`);
  process.exitCode = error instanceof SmartshopError ? EXIT[error.code] : 1;
}
