import {forecasts} from "./forecast.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, forecasts);
