import type { Money } from "../money/money";
import type { Reason } from "./trace";

/** A price per unit to the ten-thousandth, which is as fine as Xero takes it with `unitdp=4`: 9.99 is 99,900. */
export type UnitAmount = bigint;

/** One line of an invoice or credit note, as it is sent. */
export type DocumentLine = {
  description: string;
  quantity: number;
  unitAmount: UnitAmount;
  /** Taken off quantity × unit amount. Invoices only; zero on credit notes, which take none in Xero. */
  discount: Money;
  /** quantity × unit amount − discount; contains the tax when the document is tax-inclusive. May be negative. */
  amount: Money;
  accountCode: string;
  /** An item of Xero's inventory, where a rule names one. */
  itemCode: string | null;
  tracking: readonly TrackingChoice[];
  taxType: string;
  /** The tax Xero will show on the line. */
  taxAmount: Money;
  /** The tax has to be sent, because Xero's own arithmetic would come to another cent. */
  taxStated: boolean;
  /** The order's line that it stands for, by Shopify's id, where it stands for one. */
  of?: string;
  /** Where a person coded the line anew in Xero, and that is kept: the coding that the settings give it. */
  codedAs?: Coding;
  /** Why the line stands here with these figures; put into sentences by `explainTrace`. */
  because: readonly Reason[];
};

/** Where a line counts in the books: nothing that the customer sees. */
export type Coding = Pick<DocumentLine, "accountCode" | "taxType" | "tracking">;

/** An option of one of Xero's tracking categories, by name. A line carries at most two. */
export type TrackingChoice = { category: string; option: string };
