import {toColumns} from "../src/components/columns.ts";
import {compareArticles} from "./compare-articles.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, async () => toColumns(await compareArticles()));
