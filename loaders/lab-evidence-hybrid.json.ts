import {evidence} from "./lab-evidence.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, () => evidence("hybrid"));
