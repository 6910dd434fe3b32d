import {golden} from "./lab-golden.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, golden);
