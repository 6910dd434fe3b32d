/** Schema that users read: tables, and over each a view `v_…` with the published name. */
export const LIVE = "smartshop";
/** Schema in which the next publication is built. */
export const NEXT = "smartshop_next";
/** Schema that the last publication is renamed to in the swap, and dropped as. */
export const LAST = "smartshop_last";
