import type { Discount } from "../commerce/discount";
import type { TaxLine } from "../commerce/tax-line";
import type { CalendarDate } from "../instant";
import type { Money } from "../money/money";

/**
 * One step on the way from Shopify's amounts to a figure in the books. Structured, so that planning stays fast;
 * `explainTrace` puts it into a sentence when somebody asks.
 */
export type Reason =
  /** quantity × price as sold; `removed` units were taken off by an edit before posting. */
  | { step: "sold"; quantity: number; unitPrice: Money; removed: number }
  | { step: "discount"; discount: Discount; shown: DiscountDisplay }
  /** An amount that Shopify states outside the product lines: shipping, tip, duty … */
  | { step: "charged"; what: string; amount: Money }
  /** Taken back by a refund. */
  | { step: "refunded"; what: string; amount: Money; tax: Money }
  /** A difference that a refund kept (positive) or gave. */
  | { step: "adjusted"; reason: string; amount: Money }
  | { step: "account"; account: string; rule: string }
  | { step: "taxes"; taxes: readonly TaxLine[]; taxType: string; rule: string }
  | { step: "untaxed"; why: UntaxedWhy; taxType: string; rule: string }
  /** How the tax on the line comes about: worked out by Xero to the same cent, or stated because it would differ. */
  | { step: "tax-by-xero"; tax: Money }
  | { step: "tax-stated"; tax: Money; byXeroInHundredths: bigint }
  /** A cent that no line could carry, put on the line or on a line of its own. */
  | { step: "settled"; what: "tax" | "total"; amount: Money; tolerance: Money }
  | { step: "money"; what: "received" | "paid back"; amount: Money; gateway: string }
  | { step: "change"; given: Money }
  | { step: "dated"; date: CalendarDate; by: string }
  | { step: "moved"; from: CalendarDate; to: CalendarDate; lockedUntil: CalendarDate }
  /** Seldom needed, so written out on the spot. */
  | { step: "said"; sentence: string };

/** How a discount is shown: in the price, as the line's own discount, or as a line beside it. */
export type DiscountDisplay = "net" | "amount" | "line";

export type UntaxedWhy = "not-a-sale" | "exempt-customer" | "export" | "zero-rated";
