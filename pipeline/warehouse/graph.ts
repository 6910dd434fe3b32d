import {SmartshopError} from "../errors.ts";
import {type CodeModel, LAYERS, type SqlModel} from "./model.ts";

/** A step of the graph: a select, or code that makes one or more tables. */
export type Step = {name: string; outputs: readonly string[]; dependsOn: readonly string[]} & (
  {kind: "sql"; model: SqlModel} | {kind: "code"; model: CodeModel}
);

/** Turns models into steps. */
export const stepsOf = (models: readonly SqlModel[], code: readonly CodeModel[]): Step[] => [
  ...models.map((model): Step => ({
    kind: "sql",
    name: model.name,
    outputs: [model.name],
    dependsOn: model.dependsOn,
    model
  })),
  ...code.map((model): Step => ({
    kind: "code",
    name: model.name,
    outputs: model.outputs,
    dependsOn: model.dependsOn,
    model
  }))
];

/** Raw tables are there before any step; what a model's `.yml` requires may be missing, and the model is then left out. */
const isGiven = (step: Step, relation: string): boolean =>
  relation.startsWith("raw.") || (step.kind === "sql" && step.model.doc.requires === relation);

const rank = (name: string): number => {
  const schema = name.split(".")[0]!;
  // A published view costs nothing, and can be written out as soon as what it shows is there.
  if (schema === "main") return -1;
  const at = LAYERS.findIndex((layer) => layer === schema);
  return at < 0 ? LAYERS.length : at;
};

/**
 * Puts steps into an order in which each follows everything that it reads; among those free to run, published views
 * come first, then layers in the order of the data's way, and names in alphabetical order: the same each time.
 * Relations of the schema `raw` are given and need no step.
 * @throws SmartshopError "sql" for a relation that nobody makes, one that two make, or a cycle, naming its members.
 */
export function inOrder(steps: readonly Step[]): Step[] {
  const makers = new Map<string, Step>();
  for (const step of steps) {
    for (const output of step.outputs) {
      const other = makers.get(output);
      if (other)
        throw new SmartshopError("sql", `two models make one relation: ${output}, by ${other.name}, ${step.name}`);
      makers.set(output, step);
    }
  }
  const needs = new Map(steps.map((step) => [step, new Set<Step>()]));
  for (const step of steps) {
    for (const relation of step.dependsOn) {
      const maker = makers.get(relation);
      if (maker) needs.get(step)!.add(maker);
      else if (!isGiven(step, relation))
        throw new SmartshopError("sql", `a model reads what nobody makes: ${relation}, read by ${step.name}`);
    }
  }
  const waiting = [...steps].sort(
    (a, b) =>
      rank(a.outputs[0] ?? a.name) - rank(b.outputs[0] ?? b.name) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
  );
  const done = new Set<Step>();
  const ordered: Step[] = [];
  while (waiting.length) {
    const at = waiting.findIndex((step) => [...needs.get(step)!].every((need) => done.has(need)));
    if (at < 0)
      throw new SmartshopError("sql", `models depend on each other in a circle: ${circle(waiting[0]!, needs)}`);
    const [step] = waiting.splice(at, 1);
    done.add(step!);
    ordered.push(step!);
  }
  return ordered;
}

/** The members of one circle that is met on the way from a step, such as `a.x → a.y → a.x`. */
function circle(from: Step, needs: ReadonlyMap<Step, ReadonlySet<Step>>): string {
  const path: Step[] = [];
  const walk = (step: Step): Step[] | undefined => {
    const seen = path.indexOf(step);
    if (seen >= 0) return [...path.slice(seen), step];
    path.push(step);
    for (const need of needs.get(step) ?? []) {
      const found = walk(need);
      if (found) return found;
    }
    path.pop();
    return undefined;
  };
  return (walk(from) ?? [from]).map((step) => step.name).join(" → ");
}
