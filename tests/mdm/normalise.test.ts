import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {joinCodes, learnCodes} from "../../pipeline/mdm/normalise/code-joins.ts";
import {applyJoins, learnJoins} from "../../pipeline/mdm/normalise/joins.ts";
import {applyNotation, NOTATION} from "../../pipeline/mdm/normalise/notation.ts";
import {foldText} from "../../pipeline/mdm/normalise/text.ts";
import {kindOf, tokenise} from "../../pipeline/mdm/normalise/tokens.ts";
import {singular} from "../../pipeline/mdm/normalise/words.ts";

const squeeze = (text: string): string => text.replace(/\s+/g, " ").trim();

describe("notation", () => {
  it.each(NOTATION.map(({name, example}) => [name, ...example] as const))("%s: %s", (name, before, after) => {
    expect(squeeze(applyNotation(before, (rule) => rule === name))).toBe(squeeze(after));
  });

  it.each([
    ["S/4 ROSE CANDLES", "SET OF 4 ROSE CANDLES"],
    ["SET/4 ROSE CANDLES", "S/4 ROSE CANDLE"],
    ["BLUE CLOCK W/SUCKER", "blue clock with sucker"],
    ['19" LCD MONITOR', "19-inch LCD monitor"],
    ["2-1/2' speaker", "2.5 inch speaker"],
    ["4 GB memory", "4GB memory"],
    ["Photo Studio v7.0", "Photo Studio 7"],
    ["Tale of Heroes III", "tale of heroes 3"],
    ["12-pk batteries", "pack of 12 batteries"],
    ["Professional Edition for Windows", "Pro Ed Win"]
  ])("%s reads as %s", (a, b) => {
    expect(tokenise(a)).toEqual(tokenise(b));
  });

  it("keeps apart what differs", () => {
    expect(tokenise("S/4 bowls")).not.toEqual(tokenise("S/6 bowls"));
    expect(tokenise("4gb stick")).not.toEqual(tokenise("8 gb stick"));
    expect(tokenise("DSC-W120")).not.toEqual(tokenise("DSC-W130"));
  });

  it("skips rules that need a digit only where they would change nothing", () => {
    const word = fc.constantFrom(
      ...["set", "of", "six", "s/4", "12-pk", "x3", "two", "pack", "w/", "w/o", "lid", "&", "iii", "series", "red-eye"],
      ...["1,200", "2-1/2", '"', "inch", "19", "4", "gb", "v", "7.0", "cm", "x", "bowls", "box", "feet"]
    );
    const text = fc.array(fc.tuple(word, fc.constantFrom(" ", "", "-")), {maxLength: 8});
    fc.assert(
      fc.property(text, (parts) => {
        const plain = parts.map((part) => part.join("")).join("");
        const every = NOTATION.reduce(
          (out, {pattern, replace}) => out.replace(pattern, replace as (whole: string) => string),
          plain
        );
        expect(applyNotation(plain)).toBe(every);
      }),
      {numRuns: 2000}
    );
  });

  it("leaves a rule out when it is off", () => {
    expect(tokenise("S/4 bowls", (rule) => rule !== "sets")).not.toContain("4set");
  });
});

describe("text", () => {
  it("decodes entities, drops markup, folds accents and quotes", () => {
    expect(foldText("Caf&eacute; <b>Cr&#232;me</b> “19″”")).toContain("creme");
    expect(foldText("FIANCÉE’S")).toBe("fiancee's");
  });
});

describe("tokens", () => {
  it.each([
    ["dscw120", "code"],
    ["0100071520", "code"],
    ["2007", "year"],
    ["7", "number"],
    ["4gb", "quantity"],
    ["17in1", "quantity"],
    ["1080p", "quantity"],
    ["blue", "colour"],
    ["upg", "variant"],
    ["lantern", "word"]
  ])("%s is a %s", (token, kind) => {
    expect(kindOf(token)).toBe(kind);
  });

  it.each([
    ["candles", "candle"],
    ["boxes", "box"],
    ["berries", "berry"],
    ["glass", "glass"],
    ["bus", "bus"],
    ["1980s", "1980s"]
  ])("%s → %s", (plural, one) => {
    expect(singular(plural)).toBe(one);
  });
});

describe("joined and split words", () => {
  it("settles on the commoner form of a word", () => {
    const texts = [
      ["retro", "spot", "bag"],
      ["retrospot", "bag"],
      ["retrospot", "tin"]
    ];
    const joins = learnJoins(texts);
    expect(texts.map((tokens) => applyJoins(tokens, joins)[0])).toEqual(["retrospot", "retrospot", "retrospot"]);
  });

  it("never joins two numbers", () => {
    const texts = [
      ["set", "1", "2"],
      ["12", "set"]
    ];
    expect(applyJoins(texts[0]!, learnJoins(texts))).toEqual(["set", "1", "2"]);
  });

  it("joins a model number that is written in one piece elsewhere, also with another suffix", () => {
    const known = learnCodes([["mdrex32lpblk"], ["mdrex55wh"]]);
    expect(joinCodes(["earbuds", "mdr", "ex32lp", "blk"], known)).toEqual(["earbuds", "mdrex32lpblk"]);
    expect(joinCodes(["mdr", "ex55", "whi"], known)).toEqual(["mdrex55whi"]);
  });
});
