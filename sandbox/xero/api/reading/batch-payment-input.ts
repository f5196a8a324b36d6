import type { BatchPaymentInput } from "../../ledger/payments/batch-payment";
import type { Fields } from "./fields";
import { readAccountReference, readPayment } from "./payment-input";

export function readBatchPayment(fields: Fields): BatchPaymentInput {
  return {
    account: readAccountReference(fields, "Account"),
    date: fields.date("Date"),
    reference: fields.text("Reference"),
    particulars: fields.text("Particulars"),
    code: fields.text("Code"),
    details: fields.text("Details"),
    narrative: fields.text("Narrative"),
    payments: fields.list("Payments")?.map(readPayment),
  };
}
