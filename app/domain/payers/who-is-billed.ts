import type { Order } from "../commerce/order";
import { tagKey, type BillTo, type BillToScope, type OtherPayer } from "./bill-to";

/** Who is invoiced for an order, and by which choice. `unclear`: choices of one kind name several payers. */
export type Billing =
  | { kind: "buyer"; by: BillTo | null }
  | { kind: "payer"; payer: OtherPayer; by: BillTo }
  | { kind: "unclear"; by: readonly BillTo[] };

type Buyer = Pick<Order, "id" | "tags" | "customer" | "company">;

/**
 * The narrowest choice counts: the order's own, then its tags', then the customer's, then the company's. Tags that name
 * different payers are for a person to decide: billing the wrong one cannot be undone once it has paid.
 */
export function whoIsBilled(order: Buyer, choices: readonly BillTo[]): Billing {
  for (const scope of NARROWEST_FIRST) {
    const keys = keysOf(order, scope);
    const fitting = choices.filter((each) => each.scope === scope && keys.includes(each.key));
    const [by] = fitting;
    if (!by) continue;
    if (fitting.some(({ payer }) => !isSamePayer(payer, by.payer))) return { kind: "unclear", by: fitting };

    return by.payer.kind === "buyer" ? { kind: "buyer", by } : { kind: "payer", payer: by.payer, by };
  }

  return { kind: "buyer", by: null };
}

const NARROWEST_FIRST: readonly BillToScope[] = ["order", "tag", "customer", "company"];

function keysOf({ id, tags, customer, company }: Buyer, scope: BillToScope): readonly string[] {
  switch (scope) {
    case "order":
      return [id];
    case "tag":
      return tags.map(tagKey);
    case "customer":
      return customer ? [customer.id] : [];
    case "company":
      return company ? [company.id] : [];
  }
}

function isSamePayer(a: BillTo["payer"], b: BillTo["payer"]): boolean {
  if (a.kind === "existing" && b.kind === "existing") return a.contactId === b.contactId;
  if (a.kind === "described" && b.kind === "described") return a.number === b.number;

  return a.kind === b.kind;
}
