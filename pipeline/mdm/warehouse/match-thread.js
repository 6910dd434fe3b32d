// Starts a thread that matches, in TypeScript without a build step.
import {register} from "tsx/esm/api";

register();
await import("./match-thread.ts");
