import {quality} from "../loaders/quality.ts";
import {page} from "./build/page.ts";
import {view} from "./components/quality/view.ts";

export default page(import.meta.url, {
  title: "Data quality",
  data: "quality",
  load: quality,
  module: "quality/view",
  view,
  later: ["audits", "lineage", "dictionary", "rejects"]
});
