import {loader} from "./loader.ts";
import {time} from "./time.ts";

export default loader(import.meta.url, time);
