import type { Percentage } from "../money/percentage";

/** Which side of the books an account belongs to. */
export type AccountClass = "asset" | "equity" | "expense" | "liability" | "revenue";

/** An account in the chart of accounts. */
export type LedgerAccount = {
  code: string;
  name: string;
  type: string;
  class: AccountClass;
  /** Lines of sales documents may be coded here: neither a bank account nor one that the ledger keeps for itself. */
  takesLines: boolean;
  /** Payments may be recorded here: bank accounts, and others where the bookkeeper enabled it. */
  takesPayments: boolean;
  /** The ledger's own account for pennies. */
  isRounding: boolean;
};

/** Income from sales may be coded here. */
export function takesRevenue(account: LedgerAccount): boolean {
  return account.class === "revenue" && account.takesLines;
}

/** A tax rate that may be used on sales. */
export type TaxRate = { taxType: string; name: string; rate: Percentage };

/** A way of the organisation's own to tell lines apart, with the options that may be used. */
export type TrackingCategory = { name: string; options: readonly string[] };
