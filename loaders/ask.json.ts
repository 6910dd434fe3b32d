import {ask} from "./ask.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, ask);
