import type { ContactInput } from "../contacts/contact";
import type { Sent } from "../sent";
import type { Document, DocumentLine, LineTracking } from "./document";

export type LineInput = Sent<
  Omit<DocumentLine, "lineAmount" | "taxAmount" | "taxAmountGiven" | "tracking"> & {
    lineAmount: bigint;
    taxAmount: bigint;
    accountId: string;
    itemCode: string;
    tracking: Sent<LineTracking>[];
  }
>;

type Editable = Omit<
  Document,
  "kind" | "type" | "contactId" | "status" | "lines" | "fullyPaidOnDate" | "createdByApp" | "updatedAtMs" | "history"
>;

export type DocumentInput = Sent<
  Editable & {
    type: string;
    status: string;
    contact: ContactInput;
    lines: LineInput[];
    /** Minor units; fields that Xero opens to an organisation on request only. */
    roundingAmount: bigint;
    enteredTotal: bigint;
  }
>;

export const NOTHING_SENT_IN_LINE: LineInput = {
  lineItemId: undefined,
  description: undefined,
  quantity: undefined,
  unitAmount: undefined,
  discountRate: undefined,
  discountAmount: undefined,
  lineAmount: undefined,
  accountCode: undefined,
  accountId: undefined,
  taxType: undefined,
  taxAmount: undefined,
  itemCode: undefined,
  tracking: undefined,
};

export const NOTHING_SENT_IN_DOCUMENT: DocumentInput = {
  documentId: undefined,
  type: undefined,
  number: undefined,
  reference: undefined,
  contact: undefined,
  date: undefined,
  dueDate: undefined,
  expectedPaymentDate: undefined,
  plannedPaymentDate: undefined,
  status: undefined,
  lineAmountTypes: undefined,
  lines: undefined,
  currencyCode: undefined,
  currencyRate: undefined,
  brandingThemeId: undefined,
  url: undefined,
  sentToContact: undefined,
  roundingAmount: undefined,
  enteredTotal: undefined,
};
