import type { BankTransferInput } from "../../ledger/banking/bank-transfer";
import { MONEY_PLACES } from "../../ledger/decimal";
import { readTracking } from "./document-input";
import type { Fields } from "./fields";
import { readAccountReference } from "./payment-input";

export function readBankTransfer(fields: Fields): BankTransferInput {
  return {
    from: readAccountReference(fields, "FromBankAccount"),
    to: readAccountReference(fields, "ToBankAccount"),
    amount: fields.decimal("Amount", MONEY_PLACES),
    date: fields.date("Date"),
    reference: fields.text("Reference"),
    fromIsReconciled: fields.flag("FromIsReconciled"),
    toIsReconciled: fields.flag("ToIsReconciled"),
    fromTracking: readTracking(fields, "FromTracking"),
    toTracking: readTracking(fields, "ToTracking"),
  };
}
