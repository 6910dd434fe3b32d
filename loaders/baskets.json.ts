import {baskets} from "./baskets.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, baskets);
