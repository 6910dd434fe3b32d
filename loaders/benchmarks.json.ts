import {benchmarks} from "./benchmarks.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, benchmarks);
