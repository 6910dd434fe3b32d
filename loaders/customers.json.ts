import {customers} from "./customers.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, customers);
