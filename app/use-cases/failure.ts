import { NOT_NAMED, problem, type Problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";

/** A failed call in words for the merchant. */
export function problemOf(answer: FailedAnswer, platform: "Xero" | "Shopify"): Problem {
  switch (answer.kind) {
    case "rejected":
      return platform === "Xero"
        ? { ...problem("xero-refused", "decide", `Xero refused it: ${answer.message}`), inXero: NOT_NAMED }
        : problem("shopify-refused", "decide", `Shopify refused it: ${answer.message}`);
    case "rate-limited":
      return problem("xero-busy", "retry", busy(answer, platform));
    case "unauthorised":
      return platform === "Xero"
        ? problem("reconnect-xero", "reconnect", "Xero no longer lets Crossfoot in. Connect again; nothing is lost meanwhile.")
        : problem("shopify-unreachable", "retry", "Shopify no longer lets Crossfoot in. Open Crossfoot once from the Shopify admin.");
    case "unreachable":
    case "outcome-unknown":
      return problem(
        platform === "Xero" ? "xero-unreachable" : "shopify-unreachable",
        "retry",
        `${platform} did not answer as expected; it is tried again by itself. (${answer.message})`,
      );
  }
}

function busy({ retryAfterMs, limit }: FailedAnswer & { kind: "rate-limited" }, platform: string): string {
  if (limit === "share") {
    return `${platform} allows only so many calls a day, and what is left of today's is kept for other work; it is tried again by itself in ${inWords(retryAfterMs)}.`;
  }

  return `${platform} takes no more calls ${limit === "day" ? "today" : "for now"}; it goes on by itself in ${inWords(retryAfterMs)}.`;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** "45 seconds", "12 minutes", "7 hours": rounded up, so that nobody comes back too early. */
function inWords(ms: number): string {
  if (ms <= 2 * MINUTE_MS) return `${Math.ceil(ms / 1000)} seconds`;

  return ms <= 2 * HOUR_MS ? `${Math.ceil(ms / MINUTE_MS)} minutes` : `${Math.ceil(ms / HOUR_MS)} hours`;
}

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/** When to look again: as long as the platform asks for, else 2 s, 4 s, 8 s … up to five minutes. */
export function retryDelayMs(answer: FailedAnswer, attempts: number): number {
  if (answer.kind === "rate-limited") return answer.retryAfterMs;

  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(attempts, 10), LONGEST_DELAY_MS);
}
