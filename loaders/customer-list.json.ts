import {toColumns} from "../src/components/columns.ts";
import {customerScores} from "./customer-scores.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, async () => toColumns(await customerScores()));
