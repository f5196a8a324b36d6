import { invariant } from "../invariant";
import type { CreditNote } from "../ledger/credit-note";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { parseMoney } from "../money/decimal-string";
import { HUNDRED_PERCENT, fromScaled, scaledPercentage, type Percentage } from "../money/percentage";
import { divideRounded } from "../money/rounding";
import type { Proportion } from "../money/apportion";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { smallestUnit, splitLines } from "./split-lines";
import type { Portion } from "./portion";
import { secondNumber, type SecondPayer } from "./second-payer";

type Documents = Pick<PostingPlan, "invoice" | "creditNotes">;

/** What each of two payers is billed for and credited. `second`: a credit note that would come to nothing is left out. */
export type SplitPlan = { first: Documents; second: Documents };

/** Why an order cannot be billed to two, as a sentence. */
export type NotSplit = { obstacle: string };

type Shared = Documents & { second: SecondPayer; reference: string };

/**
 * The order's documents as two payers get them. Together they are the order's own to the minor unit: line by line, its tax and
 * each document's total. Credit goes back in the proportion in which the sale was billed, counted from the first refund on,
 * so that all of it credited is all of both invoices. `used`: how many numbers of the second's were used before.
 */
export function splitDocuments(shared: Shared, used = 0): SplitPlan | NotSplit {
  const { invoice, creditNotes, second, reference } = shared;
  const total = documentTotal(invoice).minor;
  const part = partOfTotal(shared, total);
  if (typeof part === "string") return { obstacle: part };
  const proportion: Proportion = { part, whole: total };
  const number = secondNumber(invoice.number, used);
  const words = wordsFor(second.portion);
  const sold = split(invoice, { sofar: nothing(), proportion, words });
  const sofar = nothing();
  const credited = creditNotes.map((note) => split(note, { sofar, proportion, words }));
  if (!sold || !credited.every((parts) => parts !== null)) return { obstacle: UNEVEN };
  const ofSecond = (note: CreditNote) => ({ ...note, reference, number: number + note.number.slice(invoice.number.length) });

  return {
    first: { invoice: { ...sold.first, sharedBy: second }, creditNotes: credited.map((parts) => parts.first).filter(comesToSomething) },
    second: {
      invoice: { ...sold.second, number, reference, sharedBy: second },
      creditNotes: credited.map((parts) => ofSecond(parts.second)).filter(comesToSomething),
    },
  };
}

/** The same of a plan that was found to split when it was made. */
export function splitOf(plan: Documents & Pick<PostingPlan, "second">, used: number): SplitPlan | null {
  if (!plan.second) return null;
  const parts = splitDocuments({ ...plan, second: plan.second.payer, reference: plan.second.reference }, used);
  invariant("first" in parts, "a plan has a second payer only where it can be split");

  return parts;
}

const UNEVEN =
  "its amounts are too small to be divided between two payers to the last cent. End the second payer, or bill all of it to one contact";

/** Minor units of the order's total that are the second payer's; a sentence where that cannot be. */
function partOfTotal({ invoice, second: { portion } }: Shared, total: bigint): bigint | string {
  const unit = smallestUnit(invoice.currency);
  const part = portion.kind === "percent" ? ofPercent(portion.percent, total, unit) : ofAmount(portion, invoice);
  if (typeof part === "string") return part;
  if (part % unit !== 0n) return "Xero holds two decimals only. Choose an amount with two";
  if (part <= 0n || part >= total)
    return "the second payer's share has to be more than nothing and less than the order's total. Choose another share, or bill all of it to one contact";

  return part;
}

function ofPercent(percent: string, total: bigint, unit: bigint): bigint {
  return divideRounded((total / unit) * scaledPercentage(percent as Percentage), HUNDRED_PERCENT) * unit;
}

function ofAmount({ amount, currency }: Portion & { kind: "amount" }, invoice: SalesInvoice): bigint | string {
  if (currency !== invoice.currency)
    return `the second payer's amount was chosen in ${currency}, and the order is booked in ${invoice.currency}. Choose it anew`;
  const read = parseMoney(amount, invoice.currency);

  return read.ok ? read.value.minor : `“${amount}” is no amount of ${currency}. Choose it anew`;
}

type Sums = { total: bigint; tax: bigint };
/** What was split before, in all and for the second payer. */
type Sofar = { all: Sums; second: Sums };
type Splitting = { sofar: Sofar; proportion: Proportion; words: { first: string; second: string } };

function nothing(): Sofar {
  return { all: { total: 0n, tax: 0n }, second: { total: 0n, tax: 0n } };
}

/**
 * One document in two, counted on in `sofar`. The odd cent of a total is never tax: that is a share of its own, and what is sold
 * takes the rest. Where one payer's part comes to nothing, the other has the document as it is.
 */
function split<Document extends SalesInvoice | CreditNote>(
  document: Document,
  { sofar, proportion, words }: Splitting,
): { first: Document; second: Document } | null {
  const unit = smallestUnit(document.currency);
  const { all, second } = sofar;
  all.total += documentTotal(document).minor;
  all.tax += documentTax(document).minor;
  const total = inUnits(all.total, proportion, unit) - second.total;
  if (total === 0n) return { first: document, second: { ...document, lines: [] } };
  const isAll = total === documentTotal(document).minor;
  const tax = isAll ? documentTax(document).minor : inUnits(all.tax, proportion, unit) - second.tax;
  second.total += total;
  second.tax += tax;
  if (isAll) return { first: { ...document, lines: [] }, second: document };
  const parts = splitLines(document.lines, { proportion, target: { amount: document.taxInclusive ? total : total - tax, tax }, words });

  return parts && { first: { ...document, lines: parts.first }, second: { ...document, lines: parts.second } };
}

function inUnits(amount: bigint, { part, whole }: Proportion, unit: bigint): bigint {
  return divideRounded((amount / unit) * part, whole) * unit;
}

function wordsFor(portion: Portion): { first: string; second: string } {
  if (portion.kind === "amount") return { first: "share", second: "share" };
  const rest = fromScaled(HUNDRED_PERCENT - scaledPercentage(portion.percent as Percentage));

  return { first: `${rest} % share`, second: `${portion.percent} % share` };
}

function comesToSomething(note: CreditNote): boolean {
  return documentTotal(note).minor > 0n;
}
