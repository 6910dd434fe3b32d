import {compare} from "../loaders/compare.ts";
import {page} from "./build/page.ts";
import {view} from "./components/compare/view.ts";

export default page(import.meta.url, {
  title: "Compare",
  data: "compare",
  load: compare,
  module: "compare/view",
  view,
  later: ["compare-all", "compare-months"]
});
