import {queueRows} from "./lab-queue.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, queueRows);
