import { dayIn } from "../instant";
import { formatMoney } from "../money/decimal-string";
import { problem, type Problem } from "../problem";
import { firstOf, planUndo } from "../undo/plan-undo";
import type { Reversal } from "../undo/plan-reversal";
import { nothingStands, standingOf } from "../undo/standing";
import type { NextStep } from "./next-step";
import type { WishedSituation } from "./order-situation";
import { attention } from "./rest";

/** The next step for an order about which a person has decided. It rests only once what was read in Xero is as wished. */
export function stepForWish(situation: WishedSituation): NextStep {
  const { wish, ground, ...links } = situation;
  if (wish.kind === "do-not-send") return stepWhenNotSent(situation);
  const plan = planUndo(links, ground);
  switch (plan.kind) {
    case "nothing":
      return { do: "rest", status: "excluded", reason: `${asWished(situation, "Undone")}: nothing of it is left in Xero.` };
    case "hold":
      return attention(plan.problems);
    case "remove":
      return { do: "undo", writes: firstOf(plan.writes) };
    case "reverse":
      return stepForReversal(situation, plan);
  }
}

/** Chosen before anything was posted. A document that was under way just then stands, and a person has to say. */
function stepWhenNotSent(situation: WishedSituation): NextStep {
  const standing = standingOf(situation);
  if (nothingStands(standing)) return { do: "rest", status: "excluded", reason: `${asWished(situation, "Not sent")}.` };
  const numbers = [...standing.invoices, ...standing.notes].map(({ seen }) => seen.number).join(", ");

  return attention([
    problem(
      "books-differ",
      "decide",
      `${asWished(situation, "Not to be sent")}, but ${numbers || "a payment of it"} had been made in Xero by then. Undo the order, or have it sent after all.`,
    ),
  ]);
}

function stepForReversal(situation: WishedSituation, { creditNote, allocations, left, by }: Reversal): NextStep {
  if (creditNote) return { do: "create-correction", creditNote };
  if (allocations.length > 0) return { do: "allocate-credit", allocations };
  if (left.minor > 0n) return attention([moneyIsLeft(situation, { left: formatMoney(left), by: by.join(", ") })]);

  return {
    do: "rest",
    status: "excluded",
    reason: `${asWished(situation, "Undone")}: in Xero it is reversed by ${by.join(", ") || "its credit notes"}.`,
  };
}

function moneyIsLeft({ ground }: WishedSituation, { left, by }: { left: string; by: string }): Problem {
  return problem(
    "books-differ",
    "decide",
    `The sale is reversed in Xero by ${by || "its credit notes"}, dated after ${ground.organisation.lockedUntil ?? "the lock date"}. ` +
      `The money lies in the locked period and stays: ${left} is open as the customer's credit. Give it back on that credit note, ` +
      "or set it against another invoice of the customer's, in Xero; then press Retry.",
  );
}

/** "Undone, as asked for on 2026-11-22 (entered twice)". */
function asWished({ wish, ground }: WishedSituation, what: string): string {
  const day = dayIn(ground.organisation.timeZone, wish.at);

  return `${what}, as asked for on ${day}${wish.reason ? ` (${wish.reason})` : ""}`;
}
