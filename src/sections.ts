/** One section of the site. A section shows in the navigation as soon as its page exists. */
export interface Section {
  label: string;
  /** Path of the page, without ending. */
  path: string;
  /** The question the page answers; shown by the header search. */
  question: string;
  /** Further paths that belong to the section, by prefix. */
  also?: readonly string[];
}

/** All sections, in the order in which people ask. Add a row for a new page; nothing else lists them. */
export const SECTIONS: readonly Section[] = [
  {label: "Overview", path: "/", question: "How is the shop doing?"},
  {label: "Products", path: "/products", question: "Which articles sell, and how are they rated?", also: ["/product/"]},
  {label: "Customers", path: "/customers", question: "Who buys, and who comes back?"},
  {label: "Time", path: "/time", question: "When do people buy?"},
  {label: "Countries", path: "/countries", question: "Where do the orders come from?"},
  {label: "Reviews", path: "/reviews", question: "What do buyers say?"},
  {label: "Matching lab", path: "/matching", question: "Which listings are which articles?"},
  {label: "Ask", path: "/ask", question: "Ask the data a question"},
  {label: "Explorer", path: "/explorer", question: "Brush through every line sold"},
  {label: "Data quality", path: "/quality", question: "Can these figures be trusted?"},
  {label: "About", path: "/about", question: "What is this, and how is it counted?"}
];
