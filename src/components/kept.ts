/** Where lists are kept between visits. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The browser's own store; undefined where there is none, or where it may not be used. */
export function browserStore(): Store | undefined {
  try {
    return typeof localStorage === "undefined" ? undefined : localStorage;
  } catch {
    return undefined;
  }
}

/** The list kept under a key, as it stands there; empty where nothing, or no list, is kept. */
export function readKept(key: string, store = browserStore()): unknown[] {
  try {
    const list: unknown = JSON.parse(store?.getItem(key) ?? "[]");
    return Array.isArray(list) ? list : [];
  } catch {
    return [];
  }
}

/** Keeps a list under a key; of an empty one nothing is left there. A browser may refuse to, in private windows or when full: then it lives as long as the page. */
export function keep(key: string, list: readonly unknown[], store = browserStore()): void {
  try {
    if (list.length) store?.setItem(key, JSON.stringify(list));
    else store?.removeItem(key);
  } catch {
    return;
  }
}
