import {overview} from "../loaders/overview.ts";
import {page} from "./build/page.ts";
import {view} from "./components/overview/view.ts";

export default page(import.meta.url, {
  title: "Overview",
  data: "overview",
  load: overview,
  module: "overview/view",
  view
});
