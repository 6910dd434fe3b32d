import {toColumns} from "../src/components/columns.ts";
import {loader} from "./loader.ts";
import {reviewList} from "./reviews.ts";

export default loader(import.meta.url, async () => toColumns(await reviewList()));
