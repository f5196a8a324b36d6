import type { ContactId, CreditNoteId, InvoiceId, OverpaymentId, PaymentId, RefundId } from "../../../app/domain/ids";
import type { CalendarDate, Instant } from "../../../app/domain/instant";
import type { CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import type { DocumentLine } from "../../../app/domain/ledger/document-line";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import { allocationKey, orderLinksOf } from "../../../app/domain/sync/order-links";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../../../app/domain/sync/order-situation";
import type { Wish } from "../../../app/domain/undo/wish";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks, anOrganisation, ORDER_URL } from "../../builders/books";

// Everything here is £12.00 for one walnut tray, £2.00 of it VAT (12.00 ÷ 6), dated 20 November.
export const DAY = "2026-11-20" as CalendarDate;

function trayFor(amount: string, tax: string): DocumentLine {
  return {
    description: "Walnut tray",
    quantity: 1,
    unitAmount: (gbp(amount).minor * 100n) as DocumentLine["unitAmount"],
    discount: gbp("0.00"),
    amount: gbp(amount),
    accountCode: "200",
    taxType: "OUTPUT2",
    taxAmount: gbp(tax),
    taxStated: false,
    itemCode: null,
    tracking: [],
    because: [],
  };
}

const HEAD = {
  reference: "#1001",
  url: ORDER_URL,
  date: DAY,
  currency: gbp("0.00").currency,
  currencyRate: null,
  brandingThemeId: null,
  status: "AUTHORISED",
  taxInclusive: true,
  because: [],
  contactId: "contact-1" as ContactId,
} as const;

export function payment(id: string, amount: string, reference: string | null = `Shopify ${id}`) {
  return { id, amount: gbp(amount), date: DAY, reference };
}

export function invoice(seen: Partial<InvoiceInBooks> = {}, number = "SH-1001"): StandingInvoice {
  const sent = { ...HEAD, number, dueDate: DAY, lines: [trayFor("12.00", "2.00")] };

  return { id: `invoice-${number}` as InvoiceId, sent, seen: anInvoiceInBooks({ number, date: DAY, ...seen }) };
}

export function note(seen: Partial<CreditNoteInBooks> = {}, number = "SH-1001-R1"): StandingCreditNote {
  const figures = { total: gbp("6.00"), totalTax: gbp("1.00"), remainingCredit: gbp("6.00"), allocated: gbp("0.00") };
  const same = { status: "AUTHORISED", currency: gbp("0.00").currency, reference: "#1001", updatedAt: "2026-11-21T10:00:00Z" } as const;

  return {
    id: `note-${number}` as CreditNoteId,
    sent: { ...HEAD, number, lines: [trayFor("6.00", "1.00")] },
    seen: { number, ...same, ...figures, payments: [], allocations: [], date: DAY, ...seen },
  };
}

type Stands = {
  invoice?: StandingInvoice;
  supplements?: StandingInvoice[];
  notes?: StandingCreditNote[];
  corrections?: StandingCreditNote[];
  /** Ids of the payments that we made. */
  ours?: string[];
  /** Numbers of credit notes that we set against the order's invoice. */
  allocated?: string[];
  overpaid?: boolean;
};

export function links({ notes = [], ours = [], allocated = [], overpaid = false, ...stands }: Stands): StandingLinks {
  const overpayment = {
    id: "overpayment-1" as OverpaymentId,
    left: gbp("3.00"),
    date: DAY,
    givenBack: [{ id: "back-1" as PaymentId, reference: "Shopify 9", amount: gbp("1.00"), date: DAY }],
    seen: { reference: "Shopify 1", currency: gbp("0.00").currency, total: gbp("4.00"), updatedAt: "", bankTransactionId: "bank-1" },
  };

  return {
    ...orderLinksOf([]),
    invoice: null,
    ...stands,
    creditNotes: new Map(notes.map((each, index) => [`gid://shopify/Refund/${index}` as RefundId, each])),
    ownPayments: new Set(ours),
    allocated: new Set(allocated.map((number) => allocationKey(number, null))),
    overpayments: overpaid ? [overpayment] : [],
  };
}

export function decide(
  standing: StandingLinks,
  { lockedUntil = null, kind = "undo" }: { lockedUntil?: CalendarDate | null; kind?: Wish["kind"] } = {},
): NextStep {
  const ground = {
    organisation: anOrganisation({ lockedUntil }),
    lockDates: "hold",
    orderUrl: ORDER_URL,
    today: "2026-12-03" as CalendarDate,
  } as const;

  return nextStep({ ...standing, ground, wish: { kind, reason: "entered twice", at: "2026-12-02T23:30:00Z" as Instant } });
}

/** "PAYMENT_DELETE 12.00, 3.00", "attention books-differ", "excluded". */
export function inWords(step: NextStep): string {
  if (step.do === "undo") return `${step.writes[0]?.kind} ${step.writes.map(({ amount }) => decimal(amount.minor)).join(", ")}`;
  if (step.do === "create-correction") return `${step.creditNote.number} of ${step.creditNote.date}`;
  if (step.do === "allocate-credit") return `allocate ${step.allocations.map(({ amount }) => decimal(amount.minor)).join(", ")}`;
  if (step.do !== "rest") return step.do;

  return step.status === "attention" ? `attention ${step.problems.map(({ code }) => code).join(", ")}` : step.status;
}

function decimal(minor: bigint): string {
  return `${minor / 100n}.${String(minor % 100n).padStart(2, "0")}`;
}
