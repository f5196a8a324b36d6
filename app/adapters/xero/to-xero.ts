import {
  Address,
  CreditNote as XeroCreditNote,
  Invoice,
  LineAmountTypes,
  Phone,
  type Contact as XeroContact,
  type Allocation as XeroAllocation,
  type CurrencyCode,
  type LineItem,
  type Payment as XeroPayment,
} from "xero-node";
import type { Address as PostalAddress } from "../../domain/commerce/customer";
import type { Contact } from "../../domain/ledger/contact";
import type { DocumentLine } from "../../domain/ledger/document-line";
import type { Payment } from "../../domain/ledger/payment";
import { decimalsOf } from "../../domain/money/currency";
import { formatScaled } from "../../domain/money/decimal-string";
import { isZero, type Money } from "../../domain/money/money";
import type {
  AllocationToCreate,
  CreditNoteToCreate,
  InvoiceToCreate,
  InvoiceToUpdate,
  InvoiceToVoid,
  PaymentToCreate,
  RefundToCreate,
} from "../../ports/books";
import { cutText } from "../../domain/plain-text";

/** Documents are sent with `unitdp=4`. */
const UNIT_DECIMALS = 4;

/** Contact by id alone: any other field inside a document would change the contact (Xero, Nov 2026). */
export function toXeroInvoice(invoice: InvoiceToCreate): Invoice {
  const sent: Invoice = {
    type: Invoice.TypeEnum.ACCREC,
    contact: { contactID: invoice.contactId },
    invoiceNumber: invoice.number,
    reference: cutText(invoice.reference, 255),
    url: invoice.url,
    date: invoice.date,
    dueDate: invoice.dueDate,
    // Declared as enums of numbers, sent and received as their names.
    currencyCode: invoice.currency as unknown as CurrencyCode,
    status: invoice.status as unknown as Invoice.StatusEnum,
    lineAmountTypes: invoice.taxInclusive ? LineAmountTypes.Inclusive : LineAmountTypes.Exclusive,
    lineItems: invoice.lines.map(toLineItem),
  };
  addChoices(sent, invoice);

  return sent;
}

/**
 * Only the lines, unless it is sent whole: what is not sent stays as it is in Xero, and lines without their ids replace all
 * that stand.
 */
export function toXeroUpdate(update: InvoiceToUpdate): Invoice {
  const { invoiceId, taxInclusive, lines, whole, date, dueDate, reference, onlyFree } = update;
  if (whole && onlyFree) return toFreeUpdate({ ...update, whole, onlyFree });

  return {
    invoiceID: invoiceId,
    ...(whole && { contact: { contactID: whole.contactId }, date, dueDate, reference: cutText(reference, 255) }),
    lineAmountTypes: taxInclusive ? LineAmountTypes.Inclusive : LineAmountTypes.Exclusive,
    lineItems: lines.map(toLineItem),
  };
}

type FreeUpdate = Required<Pick<InvoiceToUpdate, "whole" | "onlyFree">> & InvoiceToUpdate;

/** Of a paid invoice Xero refuses any figure, so none is sent: its lines keep theirs by their ids (Xero, Nov 2026). */
function toFreeUpdate({ invoiceId, dueDate, reference, whole, onlyFree, lines }: FreeUpdate): Invoice {
  const lineItems = onlyFree.lines.flatMap((lineItemID, at): LineItem[] => {
    const line = lines[at];

    return line
      ? [{ lineItemID, description: line.description, accountCode: line.accountCode, tracking: line.tracking.map(toTracking) }]
      : [];
  });

  return {
    invoiceID: invoiceId,
    ...(onlyFree.contact && { contact: { contactID: whole.contactId } }),
    dueDate,
    reference: cutText(reference, 255),
    ...(lineItems.length > 0 && { lineItems }),
  };
}

function toTracking({ category, option }: DocumentLine["tracking"][number]) {
  return { name: category, option };
}

/** Xero voids what was approved and deletes what was not. */
export function toXeroVoid({ invoiceId, draft }: InvoiceToVoid): Invoice {
  return { invoiceID: invoiceId, status: (draft ? "DELETED" : "VOIDED") as unknown as Invoice.StatusEnum };
}

/** Fields that are left out rather than sent empty, on either kind of document. */
function addChoices(sent: Invoice | XeroCreditNote, { currencyRate, brandingThemeId }: InvoiceToCreate | CreditNoteToCreate): void {
  if (currencyRate !== null) sent.currencyRate = Number(currencyRate);
  if (brandingThemeId !== null) sent.brandingThemeID = brandingThemeId;
}

/** The tax is sent only where Xero by itself would come to another cent than Shopify charged. */
export function toLineItem(line: DocumentLine): LineItem {
  const item: LineItem = {
    description: line.description,
    quantity: line.quantity,
    unitAmount: toDecimal(line.unitAmount, UNIT_DECIMALS),
    lineAmount: toNumber(line.amount),
    accountCode: line.accountCode,
    taxType: line.taxType,
  };
  if (!isZero(line.discount)) item.discountAmount = toNumber(line.discount);
  if (line.taxStated) item.taxAmount = toNumber(line.taxAmount);
  if (line.itemCode !== null) item.itemCode = line.itemCode;
  if (line.tracking.length > 0) item.tracking = line.tracking.map(toTracking);

  return item;
}

export function toXeroPayment(payment: PaymentToCreate): XeroPayment {
  return { invoice: { invoiceID: payment.invoiceId }, ...moneyMoved(payment) };
}

export function toXeroCreditNote(note: CreditNoteToCreate): XeroCreditNote {
  const sent: XeroCreditNote = {
    type: XeroCreditNote.TypeEnum.ACCRECCREDIT,
    contact: { contactID: note.contactId },
    creditNoteNumber: note.number,
    reference: cutText(note.reference, 255),
    date: note.date,
    currencyCode: note.currency as unknown as CurrencyCode,
    status: note.status as unknown as XeroCreditNote.StatusEnum,
    lineAmountTypes: note.taxInclusive ? LineAmountTypes.Inclusive : LineAmountTypes.Exclusive,
    lineItems: note.lines.map(toLineItem),
  };
  addChoices(sent, note);

  return sent;
}

/** Money given back is a payment on the credit note or the overpayment. */
export function toXeroRefund(refund: RefundToCreate): XeroPayment {
  const on =
    "creditNoteId" in refund
      ? { creditNote: { creditNoteID: refund.creditNoteId } }
      : { overpayment: { overpaymentID: refund.overpaymentId } };

  return { ...on, ...moneyMoved(refund) };
}

function moneyMoved({ accountCode, date, amount, reference }: Payment) {
  return { account: { code: accountCode }, date, amount: toNumber(amount), reference };
}

/** Xero dates it itself, by the later of the two documents (Nov 2026); xero-node wants a date all the same. */
export function toXeroAllocation({ invoiceId, amount, date }: AllocationToCreate): XeroAllocation {
  return { invoice: { invoiceID: invoiceId }, amount: toNumber(amount), date };
}

export function toXeroContact({ number, name, firstName, lastName, email, phone, taxNumber, ...where }: Contact): XeroContact {
  const addresses = toXeroAddresses(where);

  return {
    contactNumber: number,
    name,
    ...(firstName && { firstName: cutText(firstName, 255) }),
    ...(lastName && { lastName: cutText(lastName, 255) }),
    ...(email && { emailAddress: email }),
    ...(taxNumber && { taxNumber: cutText(taxNumber, 50) }),
    ...(phone && { phones: [{ phoneType: Phone.PhoneTypeEnum.DEFAULT, phoneNumber: cutText(phone, 50) }] }),
    ...(addresses.length > 0 && { addresses }),
  };
}

/** Xero prints the POBOX address on invoices, and has the STREET address for where goods go; it takes no other (Nov 2026). */
function toXeroAddresses({ address, deliveryAddress }: Pick<Contact, "address" | "deliveryAddress">): Address[] {
  return [
    ...(address ? [{ addressType: Address.AddressTypeEnum.POBOX, ...toXeroAddress(address) }] : []),
    ...(deliveryAddress ? [{ addressType: Address.AddressTypeEnum.STREET, ...toXeroAddress(deliveryAddress) }] : []),
  ];
}

function toXeroAddress(address: PostalAddress): Omit<Address, "addressType"> {
  const { line1, line2, city, region, postalCode, country, company } = address;

  return {
    ...(company && { attentionTo: cutText(company, 255) }),
    ...(line1 && { addressLine1: cutText(line1, 500) }),
    ...(line2 && { addressLine2: cutText(line2, 500) }),
    ...(city && { city: cutText(city, 255) }),
    ...(region && { region: cutText(region, 255) }),
    ...(postalCode && { postalCode: cutText(postalCode, 50) }),
    ...(country && { country: cutText(country, 50) }),
  };
}

export function toNumber({ minor, currency }: Money): number {
  return toDecimal(minor, decimalsOf(currency));
}

/**
 * The number whose shortest decimal text is the amount: exact on the wire up to fifteen digits. Below 2^53 both parts of
 * the division are exact, and a quotient is rounded once, to the very number that the text would be read as.
 */
function toDecimal(count: bigint, decimals: number): number {
  const whole = Number(count);

  return Number.isSafeInteger(whole) ? whole / 10 ** decimals : Number(formatScaled(count, decimals));
}
