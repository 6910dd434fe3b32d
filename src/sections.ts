/** One section of the site. A section shows in the navigation as soon as its page exists. */
export interface Section {
  label: string;
  /** Path of the page, without ending. */
  path: string;
  /** The question the page answers; shown by the header search. */
  question: string;
  /** Further paths that belong to the section, by prefix. */
  also?: readonly string[];
  /** Path of the section that leads to it: it is found by the search and linked from there, but is no section of its own. */
  under?: string;
}

/** All sections, in the order in which people ask. Add a row for a new page; nothing else lists them. */
export const SECTIONS: readonly Section[] = [
  {label: "Overview", path: "/", question: "How is the shop doing?"},
  {
    label: "Products",
    path: "/products",
    question: "Which articles sell, and how are they rated?",
    also: ["/product/"]
  },
  {label: "Baskets", path: "/baskets", question: "What is bought together?", under: "/products"},
  {label: "Compare", path: "/compare", question: "How do articles compare, and which scores best?", under: "/products"},
  {label: "Customers", path: "/customers", question: "Who buys, and who comes back?"},
  {label: "Time", path: "/time", question: "When do people buy?"},
  {label: "Forecast", path: "/forecast", question: "What will sell in the months to come?", under: "/time"},
  {label: "Countries", path: "/countries", question: "Where do the orders come from?"},
  {label: "Reviews", path: "/reviews", question: "What do buyers say?"},
  {label: "Matching lab", path: "/matching", question: "Which listings are which articles?"},
  {label: "Matching, measured", path: "/benchmarks", question: "How well does the matching work?", under: "/matching"},
  {label: "Ask", path: "/ask", question: "Ask the data a question"},
  {label: "Explorer", path: "/explorer", question: "Brush through every line sold", under: "/time"},
  {label: "Data quality", path: "/quality", question: "Can these figures be trusted?"},
  {label: "About", path: "/about", question: "What is this, and how is it counted?"},
  {label: "Notebooks", path: "/notebooks", question: "How were the methods tried?", under: "/about"}
];
