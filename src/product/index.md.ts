import {loader} from "../../loaders/loader.ts";
import {sheetMarkdown} from "../build/sheets.ts";

export default loader(import.meta.url, () => sheetMarkdown());
