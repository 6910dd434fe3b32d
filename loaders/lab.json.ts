import {lab} from "./lab.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, lab);
