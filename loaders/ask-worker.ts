import {bundleWorker} from "./bundle.ts";
import {once} from "./loader.ts";

/** The script of the worker that answers questions in the page. */
export const askWorker = once(() => bundleWorker("ask"));
