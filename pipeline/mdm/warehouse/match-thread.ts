import {parentPort, workerData} from "node:worker_threads";
import {messageOf, SmartshopError} from "../../errors.ts";
import {type MatchTask, matchHere, type ThreadAnswer} from "./match-task.ts";

const answer = (message: ThreadAnswer): void => parentPort!.postMessage(message);
try {
  await matchHere(workerData as MatchTask, (found) => answer({found}));
  answer({done: true});
} catch (error) {
  // An error loses its class on the way between threads.
  answer({fault: messageOf(error), code: error instanceof SmartshopError ? error.code : null});
}
