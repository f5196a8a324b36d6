import type { SpecialAccount } from "~/domain/posting/posting-profile";

type SpecialAmount = {
  purpose: SpecialAccount;
  label: string;
  /** One sentence for somebody who knows little accounting. */
  help: string;
  /** What to add in Xero where it has no account that fits; a liability or income account otherwise. */
  add?: string;
  /** What it means to choose none, where it holds no order. */
  none?: string;
};

const PAYABLE = "Add a current liability account there and tick “Enable payments to this account”, then reload this page.";

/** In the order in which shops meet them. */
export const SPECIAL_AMOUNTS: readonly SpecialAmount[] = [
  {
    purpose: "giftCards",
    label: "Gift cards",
    help: "Gift cards are money you owe until they are used, so they are no income yet.",
    add: PAYABLE,
  },
  {
    purpose: "storeCredit",
    label: "Store credit",
    help: "Credit that you gave a customer is money you owe until it is spent.",
    add: PAYABLE,
  },
  { purpose: "tips", label: "Tips", help: "Tips are mostly your staff’s money: owed to them, not earned by you." },
  { purpose: "fees", label: "Additional fees", help: "Charges that Shopify adds apart from products and shipping." },
  { purpose: "duties", label: "Import duties", help: "Collected at checkout and passed on to customs, so they are not income." },
  {
    purpose: "refundDiscrepancies",
    label: "Differences in refunds",
    help: "What you keep from a refund, such as a restocking fee, or give on top as goodwill.",
  },
  {
    purpose: "rounding",
    label: "Rounding",
    help: "Cash rounded to the coins there are, and pennies between Shopify’s and Xero’s arithmetic.",
  },
  {
    purpose: "discounts",
    label: "Discounts",
    help: "Only needed where discounts are lines of their own (see “How orders are posted”).",
    none: "Not used",
  },
  {
    purpose: "marketplaceTax",
    label: "Tax that a marketplace pays",
    help: "Collected from your customer and paid to the state by the marketplace; you never owe it.",
  },
  {
    purpose: "taxLiability",
    label: "Taxes on lines of their own",
    help: "Only needed where each tax has a line of its own (see “How orders are posted”).",
    none: "Not used",
  },
];
