import {html} from "htl";
import type {Customers} from "../../../loaders/customers.ts";
import {dataTable} from "../data-table.js";
import * as f from "../format.js";

interface Fact {
  what: string;
  value: string;
  means: string;
}

/** What the purchase and value models found, and how well they foretold days held back. */
export function purchaseModel({models, about}: Customers): HTMLElement | null {
  const {purchases: p, values: v, holdout: h} = models;
  if (!p) return null;
  const rows: Fact[] = [
    {
      what: "r, α",
      value: `${f.fixed2(p.r)}, ${f.fixed2(p.alpha)}`,
      means: `purchase days a week, mean r/α = ${(p.r / p.alpha).toFixed(3)}`
    },
    {
      what: "a, b",
      value: `${f.fixed2(p.a)}, ${f.fixed2(p.b)}`,
      means: `chance to leave after a purchase, mean a/(a+b) = ${f.percent(p.a / (p.a + p.b))}`
    }
  ];
  if (v)
    rows.push({
      what: "p, q, γ",
      value: `${f.fixed2(v.p)}, ${f.fixed2(v.q)}, ${f.fixed2(v.scale)}`,
      means:
        v.q > 1
          ? `value of a purchase day, mean pγ/(q−1) = ${f.pounds((v.p * v.scale) / (v.q - 1))}`
          : "value of a purchase day; no finite mean"
    });
  return html`<section class="finding">
    <h2>${h ? heldBack(h) : "The purchase model could not be tested: too short a history"}</h2>
    <div class="subtitle">
      ${
        h
          ? `BG/NBD fitted on what was known 90 days before ${f.day(about.asOf)}, against the purchase days that came, ${f.counted(h.customers, "customer")}. Mean error a customer: model ${h.error.model.toFixed(3)}, naive ${h.error.naive.toFixed(3)} (as many as in the 90 days before); gain ${signed(h.gain.value)} (95% interval ${signed(h.gain.lower)} to ${signed(h.gain.upper)}).`
          : null
      }
    </div>
    ${
      h
        ? dataTable<[string, number]>({
            caption: "Purchase days held back, expected and naive",
            controls: false,
            rows: [
              ["Came", h.actual],
              ["Expected by the model", h.predicted],
              ["As many as in the 90 days before", h.naive]
            ],
            columns: [
              {label: "Purchase days in 90 days held back", value: (d) => d[0]},
              {label: "Days", value: (d) => d[1], format: f.count, bar: "var(--sales)"}
            ]
          })
        : null
    }
    ${dataTable<Fact>({
      caption: "Parameters of BG/NBD and Gamma-Gamma",
      sql: "SELECT name, report FROM meta.customer_analysis WHERE name IN ('bg_nbd', 'gamma_gamma')",
      controls: false,
      rows,
      columns: [
        {label: "Fitted on all dates", value: (d) => d.what},
        {label: "Value", value: (d) => d.value},
        {label: "Says", value: (d) => d.means}
      ]
    })}
  </section>`;
}

const signed = (v: number): string => `${v < 0 ? "−" : "+"}${Math.abs(v).toFixed(3)}`;

function heldBack(h: NonNullable<Customers["models"]["holdout"]>): string {
  const miss = h.predicted / h.actual - 1;
  const total = `${f.percent(Math.abs(miss))} too ${miss < 0 ? "few" : "many"} purchase days expected in the 90 days held back`;
  const {lower, upper} = h.gain;
  if (lower > 0) return `${total}, yet nearer than the naive rule for each customer`;
  return `${total}, ${upper < 0 ? "and further off than the naive rule for each customer" : "no nearer than the naive rule for each customer"}`;
}
