import {explorer} from "./explorer.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, explorer);
