import {monthlyRevenue} from "./compare-articles.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, monthlyRevenue);
