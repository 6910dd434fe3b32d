import {askDocument} from "./ask-words.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, askDocument);
