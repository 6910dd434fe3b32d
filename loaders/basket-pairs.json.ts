import {toColumns} from "../src/components/columns.ts";
import {basketPairs} from "./baskets.ts";
import {loader} from "./loader.ts";

/** Pairs at the lowest level of support, for whoever asks for more than the first. */
export default loader(import.meta.url, async () => toColumns(await basketPairs()));
