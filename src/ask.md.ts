import {ask} from "../loaders/ask.ts";
import {page} from "./build/page.ts";
import {view} from "./components/ask/view.ts";

export default page(import.meta.url, {
  title: "Ask",
  data: "ask",
  load: ask,
  module: "ask/view",
  view,
  later: ["ask-views"]
});
