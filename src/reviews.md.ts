import {reviews} from "../loaders/reviews.ts";
import {page} from "./build/page.ts";
import {view} from "./components/reviews/view.ts";

export default page(import.meta.url, {
  title: "Reviews",
  data: "reviews",
  load: reviews,
  module: "reviews/view",
  view,
  later: ["review-list", "review-series"]
});
