import {aboutPage} from "../loaders/about-page.ts";
import {page} from "./build/page.ts";
import {view} from "./components/about/view.ts";

export default page(import.meta.url, {title: "About", data: "about", load: aboutPage, module: "about/view", view});
