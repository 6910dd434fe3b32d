/** What Framework gives to modules; only what we use. */
declare module "observablehq:stdlib" {
  export function FileAttachment(name: string): {
    url(): Promise<string>;
    json<T = unknown>(): Promise<T>;
    arrayBuffer(): Promise<ArrayBuffer>;
  };
}
