import {countries} from "./countries.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, countries);
