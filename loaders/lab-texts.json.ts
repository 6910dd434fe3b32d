import {descriptions} from "./lab-records.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, descriptions);
