import {SmartshopError} from "../../errors.ts";
import {abtBuy, dblpAcm, demo, drift, half, type LabelledSet, SET_NAMES, type SetName} from "./sets.ts";

/** Where the sets' files lie. */
export interface SetFolders {
  /** Holds `er/abt-buy`, `er/dblp-acm` and `online-retail-ii`. */
  readonly shared: string;
  /** The demo shop's files. */
  readonly demo: string;
}

/** A labelled set by name. @throws SmartshopError "usage" for an unknown name, "input" when its files are not there. */
export async function loadSet(name: string, folders: SetFolders): Promise<LabelledSet> {
  const load: Record<SetName, () => Promise<LabelledSet>> = {
    demo: () => demo(folders.demo),
    drift: () => drift(folders.shared),
    "abt-buy": () => abtBuy(folders.shared),
    "abt-buy-half": async () => half(await abtBuy(folders.shared)),
    "dblp-acm": () => dblpAcm(folders.shared),
    "dblp-acm-half": async () => half(await dblpAcm(folders.shared))
  };
  if (!Object.hasOwn(load, name))
    throw new SmartshopError("usage", `no such set: ${name}; there are ${SET_NAMES.join(", ")}`);
  return load[name as SetName]();
}
