import {describe, expect, it} from "vitest";
import {inOrder, type Step, stepsOf} from "../../pipeline/warehouse/graph.ts";
import {type CodeModel} from "../../pipeline/warehouse/model.ts";

const step = (name: string, dependsOn: string[] = []): CodeModel => ({
  name,
  outputs: [name],
  dependsOn,
  run: () => Promise.resolve()
});
const order = (...steps: CodeModel[]): string[] => inOrder(stepsOf([], steps)).map((s: Step) => s.name);

describe("order of models", () => {
  it("follows dependencies first, then layers, then names", () => {
    expect(
      order(step("marts.a", ["facts.b"]), step("facts.b", ["staging.d", "raw.t"]), step("staging.d"), step("staging.c"))
    ).toEqual(["staging.c", "staging.d", "facts.b", "marts.a"]);
  });

  it("is the same whatever order the models come in", () => {
    const steps = [step("facts.x", ["staging.a"]), step("staging.a"), step("staging.b"), step("marts.m", ["facts.x"])];
    expect(order(...steps)).toEqual(order(...[...steps].reverse()));
  });

  it("names the members of a cycle", () => {
    expect(() =>
      order(step("marts.a", ["marts.b"]), step("marts.b", ["marts.c"]), step("marts.c", ["marts.a"]))
    ).toThrow("models depend on each other in a circle: marts.a → marts.b → marts.c → marts.a");
  });

  it("names a relation that nobody makes, and one that two make", () => {
    expect(() => order(step("marts.a", ["facts.none"]))).toThrow("what nobody makes: facts.none, read by marts.a");
    expect(() => order(step("marts.a"), step("marts.a"))).toThrow("two models make one relation: marts.a");
  });
});
