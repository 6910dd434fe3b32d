import {allDifferences} from "./lab-queue.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, allDifferences);
