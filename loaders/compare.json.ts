import {compare} from "./compare.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, compare);
