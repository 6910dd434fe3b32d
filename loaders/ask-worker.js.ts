import {askWorker} from "./ask-worker.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, askWorker);
