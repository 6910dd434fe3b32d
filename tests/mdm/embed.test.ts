import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {createHash} from "node:crypto";
import {tmpdir} from "node:os";
import {join} from "node:path";
import fc from "fast-check";
import {afterAll, describe, expect, it} from "vitest";
import {loadSettings} from "../../pipeline/config.ts";
import {createEmbedder} from "../../pipeline/mdm/embed/embedder.ts";
import {localModel, modelSources, SHIPPED} from "../../pipeline/mdm/embed/model.ts";
import {nearest} from "../../pipeline/mdm/embed/nearest.ts";
import {semanticStrategy} from "../../pipeline/mdm/embed/strategy.ts";
import {VectorCache} from "../../pipeline/mdm/embed/vector-cache.ts";
import {type Embedder} from "../../pipeline/mdm/types.ts";

const folder = mkdtempSync(join(tmpdir(), "smartshop-embed-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const settings = (more: NodeJS.ProcessEnv = {}) => loadSettings({SMARTSHOP_BUILD: join(folder, "build"), ...more});

describe("nearest rows by one matrix product", () => {
  it("equals a loop over all pairs", async () => {
    const small = fc.integer({min: -4, max: 4});
    const size = fc.integer({min: 1, max: 12});
    await fc.assert(
      fc.asyncProperty(
        fc
          .tuple(size, size, fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 6}))
          .chain(([n, m, d, k]) =>
            fc.tuple(
              fc.array(small, {minLength: n * d, maxLength: n * d}),
              fc.array(small, {minLength: m * d, maxLength: m * d}),
              fc.constant(d),
              fc.constant(k)
            )
          ),
        async ([q, b, d, k]) => {
          const found = await nearest(Float32Array.from(q), Float32Array.from(b), d, k);
          for (let i = 0; i < q.length / d; i++) {
            const all = Array.from({length: b.length / d}, (_, j) => ({
              j,
              score: q.slice(i * d, (i + 1) * d).reduce((sum, x, c) => sum + x * b[j * d + c]!, 0)
            })).sort((x, y) => y.score - x.score || x.j - y.j);
            const want = Array.from({length: k}, (_, r) => all[r] ?? {j: -1, score: 0});
            expect(Array.from(found.ids.slice(i * k, (i + 1) * k))).toEqual(want.map(({j}) => j));
            expect(Array.from(found.scores.slice(i * k, (i + 1) * k), (s) => s + 0)).toEqual(
              want.map(({score}) => score + 0)
            );
          }
        }
      ),
      {numRuns: 60}
    );
  });
  it("answers nothing with nothing", async () => {
    expect((await nearest(new Float32Array(0), Float32Array.of(1, 2), 2, 3)).ids.length).toBe(0);
    expect([...(await nearest(Float32Array.of(1, 2), new Float32Array(0), 2, 1)).ids]).toEqual([-1]);
  });
});

describe("which model", () => {
  it("is the one that ships when none is named, unchanged from its origin", () => {
    const [source] = modelSources(settings());
    expect(source!.label).toBe("use-lite-en (shipped, q8, b91d304f5a96)");
    const readme = readFileSync(join(SHIPPED, "README.md"), "utf8");
    for (const [, file, hash] of readme.matchAll(/\| `(\S+)` \| `([0-9a-f]{64})` \|/g))
      expect(
        createHash("sha256")
          .update(readFileSync(join(SHIPPED, file!)))
          .digest("hex")
      ).toBe(hash);
  });
  it("is a named folder, and nothing else if that holds none", () => {
    const copy = join(folder, "models", "mine");
    cpSync(SHIPPED, copy, {recursive: true});
    expect(modelSources(settings({MODEL_PATH: copy})).map((s) => s.label)).toEqual([
      "mine (local folder, q8, b91d304f5a96)"
    ]);
    mkdirSync(join(folder, "empty"));
    expect(() => localModel(join(folder, "empty"), "local folder")).toThrow("embedding model needs config.json");
  });
  it("is the hub's only if the user allows it, with the shipped one behind it", () => {
    const labels = (names: Record<string, string>): string[] => modelSources(settings(names)).map((s) => s.label);
    expect(labels({MODEL_NAME: "some/model"})).toEqual([
      "use-lite-en (shipped, q8, b91d304f5a96), as MODEL_ALLOW_DOWNLOAD is off for some/model"
    ]);
    expect(labels({MODEL_NAME: "some/model", MODEL_ALLOW_DOWNLOAD: "true"})).toEqual([
      "some/model (hub, q8)",
      "use-lite-en (shipped, q8, b91d304f5a96), as the hub gave no some/model"
    ]);
  });
});

describe("the shipped model", () => {
  it("gives unit vectors in which like titles are near, and the second time none is computed", async () => {
    const texts = ["Red coffee mug", "coffee  MUG red", "garden chair folding", ""];
    const embedder = createEmbedder(settings());
    const vectors = await embedder.embed(texts);
    expect(embedder.dimensions).toBe(512);
    const dot = (i: number, j: number): number =>
      vectors.slice(i * 512, (i + 1) * 512).reduce((sum, x, d) => sum + x * vectors[j * 512 + d]!, 0);
    expect(dot(0, 0)).toBeCloseTo(1, 4);
    expect(dot(0, 1)).toBeGreaterThan(dot(0, 2) + 0.2);
    const again = createEmbedder(settings());
    expect(await again.embed(texts.map((t) => t.toUpperCase()))).toEqual(vectors);
  });
  it("gives a text the same vector, to the last bit, in whatever company", async () => {
    const words = ["red", "heart", "mug", "of", "cake", "tin", "lantern", "retrospot", "12", "holder"];
    const texts = Array.from({length: 90}, (_, i) =>
      Array.from({length: 1 + (i % 7)}, (_, j) => words[(i * 3 + j * 7 + i * j) % words.length]).join(" ")
    );
    const fresh = (n: number): Embedder =>
      createEmbedder(loadSettings({SMARTSHOP_BUILD: join(folder, `company-${n}`)}));
    const all = await fresh(0).embed(texts);
    const few = [3, 17, 44, 89];
    const some = await fresh(1).embed([...few.map((i) => texts[i]!), ""]);
    const size = some.length / (few.length + 1);
    few.forEach((i, at) => expect(some.slice(at * size, (at + 1) * size)).toEqual(all.slice(i * size, (i + 1) * size)));
    // A text without words is near to nothing.
    expect(Math.max(...some.slice(few.length * size))).toBe(0);
  });

  it("can be cancelled", async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(createEmbedder(settings()).embed(["never seen before"], {signal: controller.signal})).rejects.toThrow(
      /abort/i
    );
  });
});

describe("vectors kept by content", () => {
  it("come back as they were, and a damaged file counts as none", () => {
    const file = join(folder, "vectors.bin");
    const cache = new VectorCache(file);
    const key = VectorCache.key("mug");
    cache.set(key, Float32Array.of(0.25, -1, 3));
    cache.save();
    expect(new VectorCache(file).get(key)).toEqual(Float32Array.of(0.25, -1, 3));
    writeFileSync(file, readFileSync(file).subarray(0, -1));
    expect(new VectorCache(file).get(key)).toBeUndefined();
  });
});

describe("semantic strategy", () => {
  /** Texts by meaning: a number a concept, so that what is near is known. */
  const known: Embedder = {
    name: "by hand",
    dimensions: 2,
    embed: (texts) =>
      Promise.resolve(Float32Array.from(texts.flatMap((t) => (/sofa|couch/i.test(t) ? [1, 0] : [0.6, 0.8]))))
  };
  it("links by meaning what the fuzzy stages leave, and says which model it was", async () => {
    const result = await semanticStrategy(() => known).match(
      [
        {id: "1", name: "BLUE SOFA"},
        {id: "2", name: "RED MUG"}
      ],
      [
        {id: "a", name: "navy couch"},
        {id: "b", name: "mug, red"},
        {id: "c", name: ""}
      ],
      {}
    );
    expect(result.pairs.map((d) => `${d.leftId} ${d.rightId} ${d.reason}`)).toEqual([
      "2 b token-sort 100",
      "1 a embedding 1.00"
    ]);
    expect(result.embeddings).toBe("by hand");
  });
});
