import {z} from "zod";
import {SmartshopError} from "../../errors.ts";

/**
 * Refuses a plan of DuckDB whose widest step is expected to handle more rows than the ceiling.
 * @param plan What `explain (format json)` gives.
 * @throws SmartshopError "refused".
 */
export function checkPlan(plan: string, maxCost: number): void {
  const most = widestStep(plan);
  if (most > maxCost)
    throw new SmartshopError(
      "refused",
      `the plan expects ${most.toExponential(1)} rows at one step, more than ${maxCost.toExponential(0)}`
    );
}

/** A step of DuckDB's plan as `explain (format json)` prints it. */
interface Step {
  name: string;
  children: Step[];
  extra_info?: Record<string, unknown> | undefined;
}

const STEP: z.ZodType<Step> = z.lazy(() =>
  z.object({
    name: z.string(),
    children: z.array(STEP).default([]),
    extra_info: z.record(z.string(), z.unknown()).optional()
  })
);

/**
 * The most rows that any step of a plan is expected to handle. Where a product of tables carries no estimate of its
 * own, as over a part of the plan that the optimiser shares, it is the product of what it multiplies.
 */
export function widestStep(plan: string): number {
  const steps = z.array(STEP).safeParse(JSON.parse(plan));
  if (!steps.success) return 0;
  let widest = 0;
  const shared = new Map<string, number>();
  const rows = (step: Step): number => {
    const info = step.extra_info ?? {};
    const index = String(info["CTE Index"] ?? info["Table Index"] ?? "");
    const below = step.children.map(rows);
    if (step.name.trim() === "CTE" && below.length) shared.set(index, below[0]!);
    // A total is one row, whatever went into it.
    if (step.name.includes("UNGROUPED_AGGREGATE")) return 1;
    const own = Number(String(info["Estimated Cardinality"] ?? "").replace(/\D/g, "")) || 0;
    const isProduct = /CROSS_PRODUCT|NESTED_LOOP_JOIN|BLOCKWISE_NL_JOIN|PIECEWISE_MERGE_JOIN|IE_JOIN|POSITIONAL/.test(
      step.name
    );
    const made = isProduct ? below.reduce((a, b) => a * Math.max(1, b), 1) : Math.max(0, ...below);
    const isScan = step.name.includes("CTE_SCAN");
    const estimate = Math.max(
      own,
      isProduct ? made : 0,
      isScan ? (shared.get(index) ?? Math.max(0, ...shared.values())) : 0,
      own ? 0 : made
    );
    widest = Math.max(widest, estimate);
    return estimate;
  };
  // A shared part stands before its use, so its rows are known when the use is met.
  for (const step of steps.data) rows(step);
  return widest;
}
