import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {audits} from "./quality.ts";

export default loader(import.meta.url, async () => toColumns(await audits()));
