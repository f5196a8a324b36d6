import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { SessionNotFoundError } from "@shopify/shopify-app-remix/server";
import { ZodError } from "zod";
import { verdictOn, wordsOf } from "./graphql-errors";
import { TokensNotRenewed } from "./renewing-sessions";
import { UnreadableOrder } from "./order-json/unreadable";
import type { FailedAnswer } from "../../ports/answer";

/** Standard plans get 100 points back a second, and no query may cost more than 1,000. */
const THROTTLED_WAIT_MS = 5_000;

/** The shop's points are used up for longer than can be waited for; nothing was done. */
export class OutOfPoints extends Error {
  constructor(readonly retryAfterMs: number) {
    super(`Shopify takes no more for ${retryAfterMs} ms.`);
  }
}

/** Shopify answered, but not with something that can be read exactly. Asking again would not help. */
export class UnreadableAnswer extends Error {}

/**
 * Every way in which Shopify can fail. THROTTLED arrives with HTTP 200 (a forum says 429: both count).
 * A missing session or a 401 means the merchant has to open the app once.
 */
export function failedAnswer(thrown: unknown): FailedAnswer {
  if (thrown instanceof SessionNotFoundError) return { kind: "unauthorised" };
  if (thrown instanceof OutOfPoints) return { kind: "rate-limited", retryAfterMs: thrown.retryAfterMs };
  if (thrown instanceof TokensNotRenewed) return { kind: "unreachable", message: thrown.message };
  if (thrown instanceof GraphqlQueryError) return fromGraphql(thrown);
  if (thrown instanceof HttpResponseError) return fromStatus(thrown.response.code, thrown.message);
  // The library throws a Response where a token could not be refreshed.
  if (thrown instanceof Response) return fromStatus(thrown.status, `Shopify answered ${thrown.status}.`);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof UnreadableAnswer || thrown instanceof UnreadableOrder || thrown instanceof ZodError) {
    return { kind: "rejected", message: `Shopify's answer could not be read: ${message}` };
  }

  return { kind: "outcome-unknown", message: `The connection to Shopify broke: ${message}` };
}

/** Shopify answered that it failed. What it was asked may go well another time, or in smaller pieces. */
export function failedAtIt(thrown: unknown): boolean {
  return thrown instanceof GraphqlQueryError && verdictOn(thrown) === "failed";
}

/**
 * A mutation may have been done where Shopify says that something went wrong on its end. Taken for refused, a part payment that
 * it had recorded was recorded once more, and then booked as new money.
 */
function fromGraphql(thrown: GraphqlQueryError): FailedAnswer {
  switch (verdictOn(thrown)) {
    case "throttled":
      return { kind: "rate-limited", retryAfterMs: THROTTLED_WAIT_MS };
    case "failed":
      return { kind: "outcome-unknown", message: `Shopify failed at it: ${wordsOf(thrown)}` };
    case "shut":
      return { kind: "unreachable", message: `The shop is not active: ${wordsOf(thrown)}` };
    case "refused":
      return { kind: "rejected", message: wordsOf(thrown) };
  }
}

/**
 * What Shopify answers for a whole shop, whatever it is asked ("Response status and error codes", Nov 2026). Nothing was done, and
 * once the shop is open again it will be: taken for refused, every order of that time was parked until a person looked at it.
 */
const SHUT = new Map([
  [402, "The shop is frozen until its owner has paid what Shopify is owed."],
  [404, "Shopify knows no such shop for now."],
  [423, "Shopify has locked the shop."],
  [430, "Shopify's guard against attacks turned the request away."],
]);

function fromStatus(status: number, message: string): FailedAnswer {
  const shut = SHUT.get(status);
  if (shut !== undefined) return { kind: "unreachable", message: `${shut} (${status})` };
  if (status === 401 || status === 403) return { kind: "unauthorised" };
  if (status === 429) return { kind: "rate-limited", retryAfterMs: THROTTLED_WAIT_MS };
  // Shopify gave up waiting for a request that it may have carried out.
  if (status === 408) return { kind: "outcome-unknown", message };
  if (status >= 400 && status < 500) return { kind: "rejected", message };

  return { kind: "outcome-unknown", message };
}
