import {loader} from "./loader.ts";
import {products} from "./products.ts";

export default loader(import.meta.url, products);
