import {aboutPage} from "./about-page.ts";
import {loader} from "./loader.ts";

export default loader(import.meta.url, aboutPage);
