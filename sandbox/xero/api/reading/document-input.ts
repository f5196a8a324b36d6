import {
  CURRENCY_RATE_PLACES,
  MONEY_PLACES,
  PERCENT_PLACES,
  QUANTITY_PLACES,
  rescale,
  UNIT_PLACES,
} from "../../ledger/decimal";
import type { LineAmountTypes, LineTracking } from "../../ledger/documents/document";
import type { DocumentInput, LineInput } from "../../ledger/documents/document-input";
import type { Sent } from "../../ledger/sent";
import { readContact } from "./contact-input";
import type { Fields } from "./fields";

export interface DocumentNames {
  id: "InvoiceID" | "CreditNoteID";
  number: "InvoiceNumber" | "CreditNoteNumber";
  /** Decimals that unit amounts are read with: 2, or 4 with `?unitdp=4`. */
  unitPlaces: 2 | 4;
}

export const LINE_AMOUNT_TYPES: readonly LineAmountTypes[] = ["Exclusive", "Inclusive", "NoTax"];

export function readDocument(fields: Fields, names: DocumentNames): DocumentInput {
  const contact = fields.object("Contact");
  return {
    documentId: fields.text(names.id),
    type: fields.text("Type")?.toUpperCase(),
    number: fields.text(names.number),
    reference: fields.text("Reference"),
    contact: contact && readContact(contact),
    date: fields.date("Date"),
    dueDate: fields.date("DueDate"),
    expectedPaymentDate: fields.date("ExpectedPaymentDate"),
    plannedPaymentDate: fields.date("PlannedPaymentDate"),
    status: fields.text("Status")?.toUpperCase(),
    lineAmountTypes: fields.oneOf("LineAmountTypes", LINE_AMOUNT_TYPES, "Xero.API.Library..LineAmountType"),
    lines: fields.list("LineItems")?.map((line) => readLine(line, names.unitPlaces)),
    currencyCode: fields.text("CurrencyCode"),
    currencyRate: fields.decimal("CurrencyRate", CURRENCY_RATE_PLACES),
    brandingThemeId: fields.text("BrandingThemeID"),
    url: fields.text("Url"),
    sentToContact: fields.flag("SentToContact"),
    roundingAmount: fields.decimal("RoundingAmount", MONEY_PLACES),
    enteredTotal: fields.decimal("EnteredTotal", MONEY_PLACES),
  };
}

export function readLine(fields: Fields, unitPlaces: 2 | 4): LineInput {
  const unitAmount = fields.decimal("UnitAmount", unitPlaces);
  return {
    lineItemId: fields.text("LineItemID"),
    description: fields.text("Description"),
    quantity: fields.decimal("Quantity", QUANTITY_PLACES),
    unitAmount: unitAmount === undefined ? undefined : rescale(unitAmount, unitPlaces, UNIT_PLACES),
    discountRate: fields.decimal("DiscountRate", PERCENT_PLACES),
    discountAmount: fields.decimal("DiscountAmount", MONEY_PLACES),
    lineAmount: fields.decimal("LineAmount", MONEY_PLACES),
    accountCode: fields.text("AccountCode"),
    accountId: fields.text("AccountID"),
    taxType: fields.text("TaxType"),
    taxAmount: fields.decimal("TaxAmount", MONEY_PLACES),
    itemCode: fields.text("ItemCode"),
    tracking: readTracking(fields, "Tracking"),
  };
}

export function readTracking(fields: Fields, name: string): Sent<LineTracking>[] | undefined {
  return fields.list(name)?.map((tracking) => ({
    trackingCategoryId: tracking.text("TrackingCategoryID"),
    trackingOptionId: tracking.text("TrackingOptionID"),
    name: tracking.text("Name"),
    option: tracking.text("Option"),
  }));
}
