import type { InvoiceId } from "../ids";
import type { CalendarDate } from "../instant";
import type { Money } from "../money/money";

/** A sales invoice that somebody else put into the books. */
export type InvoiceElsewhere = {
  id: InvoiceId;
  number: string;
  date: CalendarDate;
  /** Null: it cannot be read to the last digit, so that it is no order's; see `unreadable` of our own invoices. */
  total: Money | null;
  /** In Xero's words: DRAFT, SUBMITTED, AUTHORISED, PAID, VOIDED, DELETED. */
  status: string;
};

/** One whose total is known. */
export type BookedElsewhere = InvoiceElsewhere & { total: Money };

/** What is shown of it, in one text: what a person says of it holds for nothing else. The total in minor units. */
export function standsAs({ date, total }: Pick<BookedElsewhere, "date" | "total">): string {
  return `${date} ${total.minor} ${total.currency}`;
}

/** … beside one order. */
export type LikeInvoice = InvoiceElsewhere & {
  /** Its number or reference names the order. */
  mentions: boolean;
  /** It is made out to somebody of the same name. */
  sameContact: boolean;
  /** It was said, by us or by the merchant, to be this order's. */
  claimed: boolean;
};
