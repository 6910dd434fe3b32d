import {parseArgs} from "node:util";
import {loader} from "../../loaders/loader.ts";
import {sheetMarkdown} from "../build/sheets.ts";

// Only for the preview, one article at a time; the build makes all sheets at once.
export default loader(import.meta.url, () =>
  sheetMarkdown(parseArgs({options: {code: {type: "string"}}}).values.code ?? "")
);
