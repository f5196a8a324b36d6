import type { Percentage } from "../money/percentage";

/** An account in the chart of accounts. */
export type LedgerAccount = {
  code: string;
  name: string;
  type: string;
  /** Income from sales may be coded here. */
  takesRevenue: boolean;
  /** Payments may be recorded here: bank accounts, and others where the bookkeeper enabled it. */
  takesPayments: boolean;
};

/** A tax rate that may be used on sales. */
export type TaxRate = { taxType: string; name: string; rate: Percentage };
