import type { ContactFields } from "../../../app/domain/follow/contact-fields";
import type { ContactInBooks } from "../../../app/domain/ledger/contact";
import type { CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import type { DocumentLine } from "../../../app/domain/ledger/document-line";
import type { InvoiceInBooks, PaymentInBooks } from "../../../app/domain/ledger/sales-invoice";
import type { OverpaymentInBooks } from "../../../app/domain/ledger/overpayment";
import type { Currency } from "../../../app/domain/money/currency";

export type Status = InvoiceInBooks["status"];

/** A document in the books. What lists show of it is kept as it was at each moment, because lists are a little late. */
export type Standing<Seen> = {
  id: string;
  now: Seen;
  history: { listedFrom: number; seen: Seen }[];
  /** A person has changed it by hand. */ byHand: boolean;
};
/** `set`: what people set against it: a credit note, prepayment or overpayment of their own; in minor units. */
export type StandingInvoice = Standing<InvoiceInBooks> & { set: bigint };
/** Money received beyond an invoice, and what of it was given back. */
export type StandingOverpayment = { id: string; seen: OverpaymentInBooks; payments: PaymentInBooks[] };
export type StandingNote = Standing<CreditNoteInBooks> & { allocations: { id: string; invoiceId: string; minor: bigint }[] };

/** A contact, from `listedFrom` on in lists, with what a person wrote on it by hand. */
export type StandingContact = ContactInBooks & {
  fields: ContactFields;
  listedFrom: number;
  byHand: Partial<ContactFields>;
  /** It was merged with another, or archived. */
  tidied: boolean;
};

/** What the books hold; every write is checked by Xero's rules before it comes here. */
export class Shelf {
  readonly contacts = new Map<string, StandingContact>();
  readonly invoices = new Map<string, StandingInvoice>();
  readonly notes = new Map<string, StandingNote>();
  readonly overpayments = new Map<string, StandingOverpayment>();
  private count = 0;

  newId(what: string): string {
    this.count += 1;

    return `${what}-${this.count}`;
  }
}

/** The document with its figures settled anew: paid as soon as nothing is left. */
export function settledInvoice(seen: InvoiceInBooks, credited: bigint): InvoiceInBooks {
  const paid = sumOf(seen.payments);
  const due = seen.total.minor - paid - credited;
  const of = (minor: bigint) => ({ minor, currency: seen.currency });
  const stands = seen.status === "AUTHORISED" || seen.status === "PAID";
  const isGone = seen.status === "VOIDED" || seen.status === "DELETED";

  return {
    ...seen,
    amountPaid: of(paid),
    amountCredited: of(credited),
    amountDue: of(isGone ? 0n : due),
    status: stands ? (due === 0n ? "PAID" : "AUTHORISED") : seen.status,
  };
}

export function settledNote(seen: CreditNoteInBooks, allocated: bigint): CreditNoteInBooks {
  const left = seen.total.minor - sumOf(seen.payments) - allocated;
  const of = (minor: bigint) => ({ minor, currency: seen.currency });

  const stands = seen.status === "AUTHORISED" || seen.status === "PAID";
  const status = left === 0n ? "PAID" : "AUTHORISED";

  return { ...seen, allocated: of(allocated), remainingCredit: of(stands ? left : 0n), status: stands ? status : seen.status };
}

function sumOf(payments: readonly PaymentInBooks[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount.minor, 0n);
}

/** Parts per million of each tax type. */
export type TaxRates = ReadonlyMap<string, bigint>;

const MILLION = 1_000_000n;
/** Unit amounts have four decimals. */
const UNIT = 10_000n;

/**
 * What Xero makes of the lines, worked out from quantity, price, discount and rate: half a cent goes up, away from zero. The
 * tax is taken from the line only where it is stated there.
 */
export function figuresOf(
  lines: readonly DocumentLine[],
  { taxInclusive, currency, rates }: { taxInclusive: boolean; currency: Currency; rates: TaxRates },
): { total: bigint; tax: bigint; lines: InvoiceInBooks["lines"] } {
  const scale = currency === "JPY" ? 1n : 100n;
  const worked = lines.map((line) => {
    const amount = halfUp(BigInt(line.quantity) * line.unitAmount * scale, UNIT) - line.discount.minor;
    const rate = rates.get(line.taxType) ?? 0n;
    const byRate = taxInclusive ? amount - halfUp(amount * MILLION, MILLION + rate) : halfUp(amount * rate, MILLION);

    return { line, amount, tax: line.taxStated ? line.taxAmount.minor : byRate };
  });
  const tax = worked.reduce((sum, each) => sum + each.tax, 0n);
  const net = worked.reduce((sum, { amount }) => sum + amount, 0n);
  const of = (minor: bigint) => ({ minor, currency });

  return {
    tax,
    total: taxInclusive ? net : net + tax,
    lines: worked.map(({ line: { description, accountCode, taxType, tracking }, amount, tax: onLine }) => ({
      ...{ description, accountCode, taxType, tracking },
      amount: of(amount),
      taxAmount: of(onLine),
    })),
  };
}

function halfUp(numerator: bigint, denominator: bigint): bigint {
  const sign = numerator < 0n ? -1n : 1n;

  return sign * ((2n * sign * numerator + denominator) / (2n * denominator));
}
