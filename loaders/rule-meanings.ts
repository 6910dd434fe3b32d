import {NOTATION} from "../pipeline/mdm/normalise/notation.ts";
import {ABBREVIATIONS} from "../pipeline/mdm/normalise/words.ts";

const shorten = [...ABBREVIATIONS].slice(0, 3).map(([long, short]) => `${long} → ${short}`);

/** What each rule that is not a rewriting of notation does, in a phrase. */
const MEANINGS: Readonly<Record<string, string>> = {
  plural: "one form for singular and plural: mugs → mug",
  abbreviations: `one form for ${ABBREVIATIONS.size} words of the trade and their shortenings: ${shorten.join("; ")}`,
  joins: "words that the catalogues write joined and apart: retro spot, retrospot",
  "code joins": "model numbers written in parts: ps lx350h, pslx350h",
  spelling: "a word may match a near spelling, at a discount: canvs, canvas",
  cores: "digits that different forms of a model number share: DU1055XTSS, DU1055SS",
  models: "model numbers weigh double in what is alike",
  differences: "which differing words matter, learnt from sure pairs and from neighbours within one catalogue",
  siblings: "neighbours within one catalogue teach what tells two articles apart",
  substitutions: "one catalogue's word for another's, learnt from sure pairs: spotty, polkadot",
  renamings: "a word for another one in the name of a whole range, learnt from sure pairs: babushka, russian doll",
  attributes: "short columns that both sides have, such as venue or year, are compared",
  weighing: "how much words weigh against similarity is chosen by the F1 that each weight promises, without labels",
  "cross-fitting": "a pair is judged by what other pairs taught, not by what it taught itself",
  "second partners":
    "where each article has one partner, a second one only for the same model number and nothing else of its own",
  "veto colour": "no link where colours differ, if colours matter in these catalogues",
  "veto size": "no link where small meets large, if sizes matter",
  "veto pack": "no link where packs differ, if packs matter",
  "veto capacity": "no link where capacities differ, if they matter",
  "veto model": "no link where model numbers differ, if they matter",
  "veto accessory": "no link between a thing and what goes with it",
  price: "prices compared: equal, within 10, 25, 50 %, a factor of 2.7, far apart",
  brand: "makers compared, named in the text counts too",
  code: "codes of both sides compared",
  model: "model numbers in the names compared",
  number: "other numbers in the names compared",
  quantity: "packs, sizes and capacities with their unit compared",
  year: "years in the names compared",
  colour: "colours in the names compared",
  variant: "small, left, upgrade, refurbished and other words of variants compared"
};

/** What each rule of matching does: those of notation by their own examples, before and after. */
export function ruleMeanings(): Record<string, string> {
  const all: Record<string, string> = {...MEANINGS};
  for (const {name, example} of NOTATION) {
    const [before, after] = example.map((text) => text.trim().replace(/\s+/g, " "));
    const said = `${before} → ${after}`;
    // Units come by the dozen; the first three say it.
    const known = all[name]?.split("; ") ?? [];
    if (known.length < 3) all[name] = [...known, said].join("; ");
  }
  return all;
}
