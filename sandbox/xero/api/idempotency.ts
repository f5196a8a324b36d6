import { createHash } from "node:crypto";
import type { Collection } from "../../kit/collection";
import type { Clock } from "../clock";
import { newGuid } from "../ids";
import { json, type Answer } from "./answer";

/** Xero, Nov 2026: a key is remembered for six minutes from its first call, then it is a new one. */
const MEMORY_MS = 6 * 60_000;
const LONGEST_KEY = 128;

export interface RememberedAnswer {
  key: string;
  fingerprint: string;
  firstCallAtMs: number;
  answer: Answer;
}

export interface IdempotentRequest {
  key: string;
  method: string;
  url: string;
  tenantId: string;
  body: string;
}

/** Answers by Idempotency-Key. Refusals are remembered like successes: a fixed cause needs a new key. */
export class Idempotency {
  constructor(private readonly clock: Clock, private readonly remembered: Collection<string, RememberedAnswer>) {}

  /** Replays the answer of an earlier equal request, refuses a changed one, or runs `work` and remembers it. */
  once(request: IdempotentRequest, work: () => Answer): { answer: Answer; replayed: boolean } {
    const { key } = request;
    if (key.length > LONGEST_KEY) {
      return {
        answer: refusal(
          `Idempotency Key: ${key} is ${key.length} characters long. The maximum length is ${LONGEST_KEY}.`
        ),
        replayed: false,
      };
    }
    this.forgetOld();
    const fingerprint = fingerprintOf(request);
    const known = this.remembered.get(key);
    if (known?.fingerprint === fingerprint) return { answer: known.answer, replayed: true };
    if (known) return { answer: refusal(`Idempotency Key: ${key} is used with a different request.`), replayed: false };

    const answer = work();
    this.remembered.set(key, { key, fingerprint, firstCallAtMs: this.clock.now(), answer });
    return { answer, replayed: false };
  }

  private forgetOld(): void {
    const oldestMs = this.clock.now() - MEMORY_MS;
    // Keys stand in the order of their first call: the first young one ends the search.
    for (const [key, { firstCallAtMs }] of this.remembered) {
      if (firstCallAtMs >= oldestMs) return;
      this.remembered.delete(key);
    }
  }
}

function fingerprintOf({ method, url, tenantId, body }: IdempotentRequest): string {
  return createHash("sha256").update([method, url, tenantId, body].join("\n")).digest("hex");
}

/** The sentence is Xero's; the object around it is the one that its gateway uses elsewhere. */
function refusal(detail: string): Answer {
  return json(400, {
    Type: null,
    Title: "Bad Request",
    Status: 400,
    Detail: detail,
    Instance: newGuid(),
    Extensions: {},
  });
}
