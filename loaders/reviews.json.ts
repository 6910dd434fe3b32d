import {loader} from "./loader.ts";
import {reviews} from "./reviews.ts";

export default loader(import.meta.url, reviews);
