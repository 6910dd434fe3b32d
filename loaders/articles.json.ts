import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {articles} from "./products.ts";

export default loader(import.meta.url, async () => toColumns(await articles()));
