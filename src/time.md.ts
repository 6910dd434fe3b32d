import {time} from "../loaders/time.ts";
import {page} from "./build/page.ts";
import {view} from "./components/time/view.ts";

export default page(import.meta.url, {title: "Time", data: "time", load: time, module: "time/view", view});
