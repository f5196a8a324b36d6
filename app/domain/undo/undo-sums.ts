import { money, type Money } from "../money/money";
import { documentTotal } from "../posting/tie-out";
import type { UndoPlan } from "./plan-undo";
import type { UndoKind } from "./undo-write";

/** How many of a kind, and what they come to. */
export type UndoPart = { kind: UndoKind | "REVERSAL"; count: number; total: Money };

/** What undoing several orders comes to, before anything of it is written. `people`: some of those that a person must look at. */
export type UndoSums = {
  orders: number;
  reversed: number;
  held: number;
  parts: readonly UndoPart[];
  people: readonly { recordId: string; order: string; sentence: string }[];
};

export const NOTHING_UNDONE: UndoSums = { orders: 0, reversed: 0, held: 0, parts: [], people: [] };

const MOST_NAMED = 20;

/** With one more order; its own share for a dry run of that order alone. */
export function withOrder(sums: UndoSums, { recordId, order, plan }: { recordId: string; order: string; plan: UndoPlan }): UndoSums {
  const sentences = plan.kind === "hold" ? plan.problems.map(({ message }) => message) : sentencesOf(plan);
  const people = sentences.map((sentence) => ({ recordId, order, sentence }));

  return {
    orders: sums.orders + (plan.kind === "nothing" ? 0 : 1),
    reversed: sums.reversed + (plan.kind === "reverse" ? 1 : 0),
    held: sums.held + (plan.kind === "hold" ? 1 : 0),
    parts: partsOf(plan).reduce(withPart, sums.parts),
    people: [...sums.people, ...people].slice(0, MOST_NAMED),
  };
}

function partsOf(plan: UndoPlan): UndoPart[] {
  if (plan.kind === "remove") return plan.writes.map(({ kind, amount }) => ({ kind, count: 1, total: amount }));
  if (plan.kind === "reverse" && plan.creditNote) return [{ kind: "REVERSAL", count: 1, total: documentTotal(plan.creditNote) }];

  return [];
}

function withPart(parts: readonly UndoPart[], { kind, count, total }: UndoPart): readonly UndoPart[] {
  const at = parts.findIndex((each) => each.kind === kind && each.total.currency === total.currency);
  const known = parts[at];
  if (!known) return [...parts, { kind, count, total }];
  const more = { kind, count: known.count + count, total: money(known.total.minor + total.minor, total.currency) };

  return parts.map((each, index) => (index === at ? more : each));
}

function sentencesOf(plan: UndoPlan): string[] {
  return plan.kind === "reverse" && plan.moneyStays
    ? [
        "Its documents lie in a locked period, so a credit note reverses them. The money that was received stays booked: " +
          "what is open as the customer's credit then is for you to give back, or to set against another invoice, in Xero.",
      ]
    : [];
}
