import type {
  Account,
  CreditNote,
  Contact as XeroContact,
  Invoice,
  LineItem,
  Organisation as XeroOrganisation,
  Payment,
  TaxRate as XeroTaxRate,
  TrackingCategory as XeroTrackingCategory,
} from "xero-node";
import { WINDOWS_TO_IANA_MAP } from "windows-iana";
import type { LedgerAccount, TaxRate, TrackingCategory } from "../../domain/ledger/chart";
import type { ContactInBooks } from "../../domain/ledger/contact";
import type { Organisation } from "../../domain/ledger/organisation";
import type { CreditNoteInBooks } from "../../domain/ledger/credit-note";
import type { ContactId, InvoiceId } from "../../domain/ids";
import type { InvoiceInBooks, LineInBooks, PaymentInBooks } from "../../domain/ledger/sales-invoice";
import type { CalendarDate, TimeZone } from "../../domain/instant";
import { currency } from "../../domain/money/currency";
import { sum } from "../../domain/money/money";
import { fromPercent } from "../../domain/money/percentage";
import { amountsIn, type Amounts } from "./amounts";

export function toInvoiceInBooks(invoice: Invoice): InvoiceInBooks {
  const code = currency(String(invoice.currencyCode));
  const amounts = amountsIn(code);
  const read = {
    number: invoice.invoiceNumber ?? "",
    status: String(invoice.status) as InvoiceInBooks["status"],
    currency: code,
    total: amounts.of(invoice.total),
    totalTax: amounts.of(invoice.totalTax),
    amountDue: amounts.of(invoice.amountDue),
    amountPaid: amounts.of(invoice.amountPaid),
    amountCredited: amounts.of(invoice.amountCredited),
    url: invoice.url ?? null,
    reference: invoice.reference ?? null,
    updatedAt: invoice.updatedDateUTC ? new Date(invoice.updatedDateUTC).toISOString() : "",
    payments: (invoice.payments ?? []).filter(stands).map((payment) => toPaymentInBooks(payment, amounts)),
    ...(invoice.contact?.contactID && { contactId: invoice.contact.contactID as ContactId }),
    ...(invoice.date && { date: day(invoice.date) }),
    ...(invoice.dueDate && { dueDate: day(invoice.dueDate) }),
    lines: (invoice.lineItems ?? []).map((line) => toLineInBooks(line, amounts)),
  };

  return { ...read, ...amounts.unreadable() };
}

export function toLineInBooks(line: LineItem, amounts: Amounts): LineInBooks {
  const { lineItemID: id, description = "", accountCode, taxType, quantity, unitAmount, tracking } = line;

  return {
    ...(id && { id }),
    description,
    amount: amounts.of(line.lineAmount),
    taxAmount: amounts.of(line.taxAmount),
    ...(accountCode && { accountCode }),
    ...(taxType && { taxType }),
    ...(quantity !== undefined && { quantity: tenThousandths(quantity) }),
    ...(unitAmount !== undefined && { unitAmount: tenThousandths(unitAmount) }),
    ...(tracking && { tracking: tracking.map(({ name = "", option = "" }) => ({ category: name, option })) }),
  };
}

/** Xero keeps quantities and, with `unitdp=4`, prices to four decimals: the text with four is what it wrote. */
function tenThousandths(value: number): bigint {
  return BigInt(value.toFixed(4).replace(".", ""));
}

export function toCreditNoteInBooks(note: CreditNote): CreditNoteInBooks {
  const code = currency(String(note.currencyCode));
  const amounts = amountsIn(code);
  const read = {
    number: note.creditNoteNumber ?? "",
    status: String(note.status) as CreditNoteInBooks["status"],
    currency: code,
    total: amounts.of(note.total),
    totalTax: amounts.of(note.totalTax),
    remainingCredit: amounts.of(note.remainingCredit),
    allocated: sum(
      (note.allocations ?? []).map((allocation) => amounts.of(allocation.amount)),
      code,
    ),
    allocations: (note.allocations ?? []).map(({ allocationID, invoice, amount: allocated }) => ({
      id: allocationID ?? "",
      invoiceId: (invoice.invoiceID ?? "") as InvoiceId,
      amount: amounts.of(allocated),
    })),
    reference: note.reference ?? null,
    updatedAt: note.updatedDateUTC ? new Date(note.updatedDateUTC).toISOString() : "",
    ...(note.date && { date: day(note.date) }),
    ...(note.contact?.contactID && { contactId: note.contact.contactID as ContactId }),
    lines: (note.lineItems ?? []).map((line) => toLineInBooks(line, amounts)),
    payments: (note.payments ?? []).filter(stands).map((payment) => toPaymentInBooks(payment, amounts)),
  };

  return { ...read, ...amounts.unreadable() };
}

function stands({ status }: Payment): boolean {
  return String(status ?? "AUTHORISED") !== "DELETED";
}

function toPaymentInBooks(payment: Payment, amounts: Amounts): PaymentInBooks {
  return {
    id: payment.paymentID ?? "",
    amount: amounts.of(payment.amount),
    date: day(payment.date),
    reference: payment.reference ?? null,
  };
}

export function toContactInBooks(contact: XeroContact): ContactInBooks {
  return {
    id: contact.contactID ?? "",
    number: contact.contactNumber || null,
    name: contact.name ?? "",
    email: contact.emailAddress || null,
    taxNumber: contact.taxNumber || null,
    active: String(contact.contactStatus) === "ACTIVE",
    ...(contact.mergedToContactID && { mergedInto: contact.mergedToContactID as ContactId }),
  };
}

/** The system accounts that documents may name on a line: pennies are put right through ROUNDING (Xero, Nov 2026). */
export function isOffered({ code, systemAccount }: Account): boolean {
  return !!code && (!systemAccount || String(systemAccount) === "ROUNDING");
}

/**
 * Xero, Nov 2026: payments may go to bank accounts, and to others the bookkeeper enabled for it; lines to any but bank
 * accounts and those that keep tracked stock.
 */
export function toLedgerAccount(account: Account): LedgerAccount {
  const type = String(account.type);

  return {
    code: account.code ?? "",
    name: account.name ?? "",
    type,
    class: String(account._class).toLowerCase() as LedgerAccount["class"],
    takesLines: type !== "BANK" && type !== "INVENTORY",
    takesPayments: type === "BANK" || account.enablePaymentsToAccount === true,
    isRounding: String(account.systemAccount) === "ROUNDING",
  };
}

export function toTaxRate(rate: XeroTaxRate): TaxRate {
  return { taxType: rate.taxType ?? "", name: rate.name ?? "", rate: fromPercent(String(rate.effectiveRate ?? 0)) };
}

/** Xero leaves archived categories out by itself, but not archived options (Nov 2026). */
export function toTrackingCategory({ name = "", options = [] }: XeroTrackingCategory): TrackingCategory {
  const inUse = options.filter(({ status }) => String(status ?? "ACTIVE") === "ACTIVE");

  return { name, options: inUse.map((option) => option.name ?? "") };
}

/** Null when Xero names a time zone that no table knows: dates would be guesses. */
export function toOrganisation(organisation: XeroOrganisation): Organisation | null {
  const timeZone = ianaZone(String(organisation.timezone));
  if (!timeZone) return null;

  return {
    name: organisation.name ?? "",
    countryCode: String(organisation.countryCode),
    baseCurrency: currency(String(organisation.baseCurrency)),
    timeZone,
    shortCode: organisation.shortCode ?? "",
    lockedUntil: lockedUntil(organisation),
  };
}

/** Nothing may be dated on or before the later of the two, at least not by an app (Xero, Nov 2026). */
function lockedUntil({ periodLockDate, endOfYearLockDate }: XeroOrganisation): CalendarDate | null {
  const dates = [periodLockDate, endOfYearLockDate].filter((date) => date).map((date) => day(date) as CalendarDate);

  return dates.sort().at(-1) ?? null;
}

/** Xero writes Windows zone names in capitals without spaces: "NEWZEALANDSTANDARDTIME". UTC and some others have no "territory". */
function ianaZone(xeroName: string): TimeZone | null {
  const found = WINDOWS_TO_IANA_MAP.find(
    ({ windowsName, territory }) => territory === "001" && windowsName.toUpperCase().replace(/[^A-Z0-9]/g, "") === xeroName,
  );

  return (found?.iana[0] ?? null) as TimeZone | null;
}

/** Declared as text, but a Date at run time where Xero wrote /Date(…)/ (xero-node #487): its UTC day is the book day. */
export function day(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value ?? "").slice(0, 10);
}
