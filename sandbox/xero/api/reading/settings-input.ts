import { PERCENT_PLACES } from "../../ledger/decimal";
import { CLASS_OF_TYPE, type AccountType } from "../../ledger/settings/account";
import type { AccountInput } from "../../ledger/settings/save-account";
import type { TaxRateInput } from "../../ledger/settings/save-tax-rate";
import type { TrackingInput } from "../../ledger/settings/save-tracking";
import { NotSimulated } from "../api-error";
import type { Fields } from "./fields";

const ACCOUNT_TYPES = Object.keys(CLASS_OF_TYPE) as AccountType[];

export function readAccount(fields: Fields): AccountInput {
  return {
    code: fields.text("Code"),
    name: fields.text("Name"),
    type: fields.oneOf("Type", ACCOUNT_TYPES, "Xero.API.Library..AccountType"),
    status: fields.text("Status")?.toUpperCase(),
    taxType: fields.text("TaxType"),
    description: fields.text("Description"),
    enablePaymentsToAccount: fields.flag("EnablePaymentsToAccount"),
    bankAccountNumber: fields.text("BankAccountNumber"),
    currencyCode: fields.text("CurrencyCode"),
  };
}

export function readTaxRate(fields: Fields): TaxRateInput {
  return {
    name: fields.text("Name"),
    taxType: fields.text("TaxType"),
    status: fields.text("Status")?.toUpperCase(),
    reportTaxType: fields.text("ReportTaxType")?.toUpperCase(),
    components: fields.list("TaxComponents")?.map(readComponent),
  };
}

/** @throws NotSimulated for tax on tax, and for Canada's tax that is not recovered. */
function readComponent(fields: Fields): { name: string; rate: bigint } {
  if (fields.flag("IsCompound")) throw new NotSimulated("A compound tax component (IsCompound)");
  if (fields.flag("IsNonRecoverable")) throw new NotSimulated("A non-recoverable tax component (IsNonRecoverable)");
  return { name: fields.text("Name") ?? "", rate: fields.decimal("Rate", PERCENT_PLACES) ?? 0n };
}

/** A tracking category or one of its options: Xero calls both by Name. */
export function readTracked(fields: Fields): TrackingInput {
  return { name: fields.text("Name"), status: fields.text("Status")?.toUpperCase() };
}
