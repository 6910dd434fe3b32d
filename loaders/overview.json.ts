import {loader} from "./loader.ts";
import {overview} from "./overview.ts";

export default loader(import.meta.url, overview);
