import {askData} from "./ask-files.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, askData);
