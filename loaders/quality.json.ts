import {loader} from "./loader.ts";
import {quality} from "./quality.ts";

export default loader(import.meta.url, quality);
