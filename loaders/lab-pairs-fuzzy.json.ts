import {pairs} from "./lab-records.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, () => pairs("fuzzy"));
