import {
  Address,
  Invoice,
  LineAmountTypes,
  Phone,
  type Contact as XeroContact,
  type CurrencyCode,
  type LineItem,
  type Payment as XeroPayment,
} from "xero-node";
import type { Address as PostalAddress } from "../../domain/commerce/customer";
import type { Contact } from "../../domain/ledger/contact";
import type { InvoiceLine } from "../../domain/ledger/sales-invoice";
import { formatMoney } from "../../domain/money/decimal-string";
import { isZero, type Money } from "../../domain/money/money";
import type { InvoiceToCreate, PaymentToCreate } from "../../ports/books";

/** Contact by id alone: any other field inside a document would change the contact (Xero, Nov 2026). */
export function toXeroInvoice(invoice: InvoiceToCreate): Invoice {
  return {
    type: Invoice.TypeEnum.ACCREC,
    contact: { contactID: invoice.contactId },
    invoiceNumber: invoice.number,
    reference: invoice.reference.slice(0, 255),
    url: invoice.url,
    date: invoice.date,
    dueDate: invoice.dueDate,
    // Declared as enums of numbers, sent and received as their names.
    currencyCode: invoice.currency as unknown as CurrencyCode,
    status: invoice.status as unknown as Invoice.StatusEnum,
    lineAmountTypes: invoice.taxInclusive ? LineAmountTypes.Inclusive : LineAmountTypes.Exclusive,
    lineItems: invoice.lines.map(toLineItem),
  };
}

/** The tax is sent, not left to Xero: the customer paid what Shopify charged, and the two round differently. */
function toLineItem(line: InvoiceLine): LineItem {
  return {
    description: line.description,
    quantity: line.quantity,
    unitAmount: toNumber(line.unitPrice),
    ...(isZero(line.discount) ? {} : { discountAmount: toNumber(line.discount) }),
    lineAmount: toNumber(line.amount),
    accountCode: line.accountCode,
    taxType: line.taxType,
    taxAmount: toNumber(line.taxAmount),
  };
}

export function toXeroPayment(payment: PaymentToCreate): XeroPayment {
  return {
    invoice: { invoiceID: payment.invoiceId },
    account: { code: payment.accountCode },
    date: payment.date,
    amount: toNumber(payment.amount),
    reference: payment.reference,
  };
}

export function toXeroContact({ number, name, firstName, lastName, email, phone, address }: Contact): XeroContact {
  return {
    contactNumber: number,
    name,
    ...(firstName && { firstName: firstName.slice(0, 255) }),
    ...(lastName && { lastName: lastName.slice(0, 255) }),
    ...(email && { emailAddress: email }),
    ...(phone && { phones: [{ phoneType: Phone.PhoneTypeEnum.DEFAULT, phoneNumber: phone.slice(0, 50) }] }),
    // Xero prints the POBOX address on invoices.
    ...(address && { addresses: [{ addressType: Address.AddressTypeEnum.POBOX, ...toXeroAddress(address) }] }),
  };
}

function toXeroAddress(address: PostalAddress): Omit<Address, "addressType"> {
  const { line1, line2, city, region, postalCode, country, company } = address;

  return {
    ...(company && { attentionTo: company.slice(0, 255) }),
    ...(line1 && { addressLine1: line1.slice(0, 500) }),
    ...(line2 && { addressLine2: line2.slice(0, 500) }),
    ...(city && { city: city.slice(0, 255) }),
    ...(region && { region: region.slice(0, 255) }),
    ...(postalCode && { postalCode: postalCode.slice(0, 50) }),
    ...(country && { country: country.slice(0, 50) }),
  };
}

/** The number whose shortest decimal text is the amount: exact on the wire up to fifteen digits. */
function toNumber(amount: Money): number {
  return Number(formatMoney(amount));
}
