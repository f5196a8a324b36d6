import type { Order } from "../../../../app/domain/commerce/order";
import type { OrderTotals } from "../../../../app/domain/commerce/order-totals";
import type { Organisation } from "../../../../app/domain/ledger/organisation";
import type { DocumentLine } from "../../../../app/domain/ledger/document-line";
import type { Payment } from "../../../../app/domain/ledger/payment";
import type { Money } from "../../../../app/domain/money/money";
import { planPosting } from "../../../../app/domain/posting/plan-posting";
import type { Posting, PostingPlan } from "../../../../app/domain/posting/posting-plan";
import { anOrganisation, aProfile, postingInput } from "../../../builders/books";
import { frozen } from "../../../builders/frozen";
import { anOrder, aTransaction } from "../../../builders/order";
import { heldFor, planOf } from "../../../builders/outcome";

type Choices = Parameters<typeof aProfile>[0];
export type Setting = { profile?: Choices; organisation?: Partial<Organisation> };

/** What becomes of the order, with the builders' profile and organisation unless said otherwise. */
export function outcome(order: Order, { profile, organisation }: Setting = {}): Posting {
  const base = { baseCurrency: order.currency };

  return planPosting(frozen(postingInput(order, { profile: aProfile(profile), organisation: anOrganisation({ ...base, ...organisation }) })));
}

export function post(order: Order, setting: Setting = {}): PostingPlan {
  return planOf(outcome(order, setting));
}

/** Code and setting of everything that holds the order. */
export function held(order: Order, setting: Setting = {}): string[] {
  return heldFor(outcome(order, setting)).map(({ code, field }) => (field ? `${code} ${field}` : code));
}

type Sale = Partial<Omit<Order, "totals">> & { totals?: Partial<OrderTotals> };

/** An order of that total and tax, paid in full by card (transaction 1) unless other transactions are given. */
export function sale(total: Money, tax: Money, { totals, ...order }: Sale = {}): Order {
  return anOrder({ transactions: [aTransaction(1, { amount: total })], ...order, totals: { total, tax, ...totals } });
}

const DIGITS: Record<string, number> = { JPY: 0, KWD: 3 };

/** The amount as text, written without the code under test: 2797 pence are "27.97". */
function text(minor: bigint, digits: number): string {
  const sign = minor < 0n ? "-" : "";
  const all = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");

  return digits === 0 ? sign + all : `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}

export const said = ({ minor, currency }: Money) => text(minor, DIGITS[currency as string] ?? 2);

/** "Walnut tray | 3 × 9.99 less 2.00 = 27.97 | tax 4.66 OUTPUT2 | 200"; "stated" where the tax is sent along. */
export function lines(document: { lines: readonly DocumentLine[] } | undefined): string[] {
  return (document?.lines ?? []).map((line) => {
    const unit = text(line.unitAmount, 4).replace(/00$/, "");
    const less = line.discount.minor === 0n ? "" : ` less ${said(line.discount)}`;
    const tax = `tax ${said(line.taxAmount)} ${line.taxType}${line.taxStated ? " stated" : ""}`;

    return `${line.description} | ${line.quantity} × ${unit}${less} = ${said(line.amount)} | ${tax} | ${line.accountCode}`;
  });
}

/** "12.00 on 090 for Shopify 1" */
export const moved = (payments: readonly Payment[]) => payments.map(({ amount, accountCode, reference }) => `${said(amount)} on ${accountCode} for ${reference}`);

/** What the books come to: "total 12.00, tax 2.00, paid 12.00, due 0.00". Equal to Shopify's by the proof. */
export function proof({ tieOut: { figures, checks } }: PostingPlan): string {
  const off = checks.filter(({ shop, books }) => shop.minor !== books.minor);
  if (off.length > 0 || figures.difference.minor !== 0n) throw new Error("A plan that does not tie out.");

  return `total ${said(figures.documentsTotal)}, tax ${said(figures.documentsTax)}, paid ${said(figures.paid)}, due ${said(figures.amountDue)}`;
}

export const notes = (plan: PostingPlan) => plan.notes.map(({ about, sentence }) => `${about}: ${sentence}`);
