import {bundleWorker} from "./bundle.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, () => bundleWorker("forecast"));
