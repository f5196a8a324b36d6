import { problem, type Problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";

/** A failed call in words for the merchant. */
export function problemOf(answer: FailedAnswer, platform: "Xero" | "Shopify"): Problem {
  switch (answer.kind) {
    case "rejected":
      return problem(platform === "Xero" ? "xero-refused" : "shopify-refused", "decide", `${platform} refused it: ${answer.message}`);
    case "rate-limited":
      return problem(
        "xero-busy",
        "retry",
        `${platform} takes no more calls for now; it goes on by itself in ${Math.ceil(answer.retryAfterMs / 1000)} seconds.`,
      );
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

const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 5 * 60_000;

/** When to look again: as long as the platform asks for, else 2 s, 4 s, 8 s … up to five minutes. */
export function retryDelayMs(answer: FailedAnswer, attempts: number): number {
  if (answer.kind === "rate-limited") return answer.retryAfterMs;

  return Math.min(FIRST_DELAY_MS * 2 ** Math.min(attempts, 10), LONGEST_DELAY_MS);
}
