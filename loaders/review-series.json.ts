import {loader} from "./loader.ts";
import {ratingsByArticle, trends} from "./review-trends.ts";

/** All tested articles with their ratings by quarter, for whoever asks for one that is not drawn. */
export default loader(import.meta.url, async () => ({trends: await trends(), series: await ratingsByArticle()}));
