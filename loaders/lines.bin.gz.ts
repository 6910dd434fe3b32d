import {packed} from "./lines.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, packed);
