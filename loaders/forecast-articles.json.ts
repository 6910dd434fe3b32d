import {toColumns} from "../src/components/columns.ts";
import {articleHistories} from "./forecast.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, async () => toColumns(await articleHistories()));
