import { post, type Postman } from "./post";

const EMPTY = { events: [], firstEventSequence: 0, lastEventSequence: 0 };

/** Rightly and wrongly signed payloads, mixed: a receiver that answers all alike is found out. */
const FORGED = [false, true, true, false];

/**
 * Xero's handshake (Nov 2026): rightly signed payloads must get 200, wrongly signed ones 401.
 * @returns why the receiver failed it, undefined when it passed.
 */
export async function proveIntent(postman: Postman): Promise<string | undefined> {
  for (const forged of FORGED) {
    const result = await post(postman, EMPTY, forged);
    const expected = forged ? 401 : 200;
    if ("failure" in result) return `The receiver could not be reached: ${result.failure}.`;
    if (result.status !== expected) {
      return `The receiver answered ${result.status} to a ${
        forged ? "wrongly" : "rightly"
      } signed payload; it must answer ${expected}.`;
    }
  }
  return undefined;
}
