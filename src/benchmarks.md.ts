import {benchmarks} from "../loaders/benchmarks.ts";
import {page} from "./build/page.ts";
import {view} from "./components/benchmarks/view.ts";

export default page(import.meta.url, {
  title: "Matching, measured",
  data: "benchmarks",
  load: benchmarks,
  module: "benchmarks/view",
  view
});
