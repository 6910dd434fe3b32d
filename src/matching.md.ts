import {lab} from "../loaders/lab.ts";
import {page} from "./build/page.ts";
import {view, type LabFiles} from "./components/matching/view.ts";

const STRATEGIES = ["poc", "fuzzy", "semantic", "probabilistic", "hybrid"];

export default page(import.meta.url, {
  title: "Matching lab",
  data: "lab",
  load: lab,
  module: "matching/view",
  view: (data, later) => view(data, later as LabFiles),
  later: [
    ...["lab-records", "lab-queue", "lab-differences", "lab-golden", "lab-texts"],
    ...STRATEGIES.flatMap((name) => [`lab-pairs-${name}`, `lab-evidence-${name}`])
  ]
});
