import type { RefundId, TransactionId } from "../ids";
import type { RefundKey } from "../ledger/refund-payment";
import type { Money } from "../money/money";
import type { Problem } from "../problem";
import { nextStep } from "../sync/next-step";
import type { OrderSituation, StandingCreditNote, StandingLinks } from "../sync/order-situation";
import {
  addDocuments,
  addLines,
  addMoney,
  documentsOf,
  linesOf,
  moneyOf,
  type DocumentSum,
  type LineSum,
  type MoneySum,
} from "./plan-sums";
import { gather } from "./gather";

/**
 * What becomes of an order. `already`: it is in the books, whoever asked or made it. `undone`, `unwanted`: a person had it undone,
 * or said that it is not to be sent. `held`: a person has to mend something first. `waiting`: not yet, by the merchant's own policy.
 */
export const OUTCOMES = ["post", "already", "undone", "unwanted", "held", "waiting", "excluded"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Orders that one reason keeps out. An order with two problems is counted under both. */
export type ReasonCount = {
  outcome: Outcome;
  code: Problem["code"] | null;
  field: string | null;
  /** In words, as of the first such order; `example` is its name. */
  sentence: string;
  example: string;
  orders: number;
};

/** What orders come to in the books, added up. No row names a person. */
export type DryRun = {
  outcomes: Readonly<Record<Outcome, number>>;
  reasons: readonly ReasonCount[];
  documents: readonly DocumentSum[];
  lines: readonly LineSum[];
  money: readonly MoneySum[];
};

export const NOTHING: DryRun = {
  outcomes: { post: 0, already: 0, undone: 0, unwanted: 0, held: 0, waiting: 0, excluded: 0 },
  reasons: [],
  documents: [],
  lines: [],
  money: [],
};

/** An order that stands in the books already: it is counted, and adds nothing. */
export const ALREADY_IN_BOOKS: DryRun = { ...NOTHING, outcomes: { ...NOTHING.outcomes, already: 1 } };

/** An order that stays out, and why. */
export function keptOut(name: string, outcome: Exclude<Outcome, "post">, why: readonly Why[]): DryRun {
  const reasons = why.map(({ code = null, field = null, message }) => ({
    outcome,
    code,
    field,
    sentence: message,
    example: name,
    orders: 1,
  }));

  return { ...NOTHING, outcomes: { ...NOTHING.outcomes, [outcome]: 1 }, reasons: gather(reasons, reasonKey, (a) => a) };
}

type Why = { code?: Problem["code"]; field?: string; message: string };

const ELSEWHERE: readonly Why[] = [{ message: "Already invoiced in Xero, by hand or by another app." }];

type Planned = Pick<OrderSituation, "order" | "posting" | "elsewhere" | "ground" | "billing">;

/**
 * What one order would become if it were posted now, with nothing of it in the books. Asked of `nextStep`, because the
 * engine holds more than the plan does.
 */
export function dryRunOf({ billing, ...planned }: Planned): DryRun {
  const { order, elsewhere, posting } = planned;
  // Whose invoice it is stands on the order's page: with its number in the sentence, each order would be a reason of its own.
  if (elsewhere?.kind === "claimed" && posting.kind !== "exclude") return keptOut(order.name, "already", ELSEWHERE);
  // A payer whose contact was chosen has it: nobody looks for it here.
  const asked = billing?.kind === "unclear" ? { billing } : {};
  const step = nextStep({ ...planned, ...asked, ...NOTHING_STANDS, contactId: null });
  if (step.do === "create-contact") {
    const { plan } = step;

    return {
      ...NOTHING,
      outcomes: { ...NOTHING.outcomes, post: 1 },
      documents: documentsOf(plan),
      lines: linesOf(plan),
      money: moneyOf(plan),
    };
  }
  if (step.do === "claim-elsewhere") return keptOut(order.name, "already", ELSEWHERE);
  if (step.do === "rest" && step.status === "attention") return keptOut(order.name, "held", step.problems);
  if (step.do === "rest" && step.status !== "synced") {
    return keptOut(order.name, step.status === "pending" ? "waiting" : "excluded", [{ message: step.reason }]);
  }

  return keptOut(order.name, "held", [{ code: "app-fault", message: "Crossfoot cannot say beforehand what becomes of this order." }]);
}

/** All of them. Every figure is a sum, so their order does not matter, but for the example that a reason names. */
export function together(parts: readonly DryRun[]): DryRun {
  const outcomes = { ...NOTHING.outcomes };
  for (const part of parts) for (const outcome of OUTCOMES) outcomes[outcome] += part.outcomes[outcome];

  return {
    outcomes,
    reasons: gather(
      parts.flatMap(({ reasons }) => reasons),
      reasonKey,
      (a, b) => ({ ...a, orders: a.orders + b.orders }),
    ),
    documents: addDocuments(parts.flatMap(({ documents }) => documents)),
    lines: addLines(parts.flatMap(({ lines }) => lines)),
    money: addMoney(parts.flatMap(({ money }) => money)),
  };
}

/** A problem's sentence names the order; what it is about is its code and field. */
function reasonKey({ outcome, code, field, sentence }: ReasonCount): string {
  return code === null ? `${outcome}|${sentence}` : `${outcome}|${code}|${field ?? ""}`;
}

/** Nothing of the order is in Xero. */
const NOTHING_STANDS: StandingLinks = {
  invoice: null,
  supplements: [],
  creditNotes: new Map<RefundId, StandingCreditNote>(),
  corrections: [],
  overpayments: [],
  bookedTransactions: new Map<TransactionId, Money | null>(),
  bookedRefunds: new Map<RefundKey, Money>(),
  allocated: new Set<string>(),
};
