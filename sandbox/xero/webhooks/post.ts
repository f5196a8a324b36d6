import { randomBytes } from "node:crypto";
import type { Clock } from "../clock";
import type { WebhookSettings } from "../settings";
import { signatureOf, type WebhookEvent } from "./webhook-event";

/** Xero, Nov 2026: a receiver has five seconds. */
const ANSWER_LIMIT_MS = 5000;

export interface Payload {
  events: WebhookEvent[];
  firstEventSequence: number;
  lastEventSequence: number;
}

/** What the receiver answered: a status, or why there is none. */
export type PostResult = { status: number } | { failure: string };

export interface Postman {
  clock: Clock;
  settings: WebhookSettings;
  /** Aborted when the simulator stops. */
  stopped: AbortSignal;
}

/** Posts one payload. `forged` signs it wrongly, as Xero does to see whether the receiver checks. */
export async function post(
  { clock, settings, stopped }: Postman,
  payload: Payload,
  forged = false
): Promise<PostResult> {
  const body = JSON.stringify({ ...payload, entropy: randomBytes(15).toString("base64url").toUpperCase() });
  const tooLate = new AbortController();
  const cancel = clock.schedule(ANSWER_LIMIT_MS, () => tooLate.abort());
  try {
    const response = await fetch(settings.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-xero-signature": signatureOf(body, forged ? `not ${settings.key}` : settings.key),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.any([stopped, tooLate.signal]),
    });
    await response.arrayBuffer();
    return { status: response.status };
  } catch (error) {
    return { failure: tooLate.signal.aborted ? "no answer within 5 seconds" : causeOf(error) };
  } finally {
    cancel();
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
