import type { BillToId, ContactId } from "../ids";
import type { Instant } from "../instant";
import type { Portion } from "./portion";

/** What a choice is about: one order, all orders with a tag, or all of a customer's or a company's. */
export type BillToScope = "order" | "tag" | "customer" | "company";

/** Who is invoiced in place of the buyer: a contact that stands in Xero, or one to be made with the first document for it. */
export type OtherPayer = { kind: "existing"; contactId: ContactId; name: string } | DescribedPayer;

/** `number`: what its contact is found by in Xero. */
export type DescribedPayer = { kind: "described"; number: string; name: string; email: string | null; taxNumber: string | null };

/** `buyer`: this one order is the buyer's own after all. */
export type Payer = OtherPayer | { kind: "buyer" };

/** A merchant's choice of who is billed. One that takes another's place has an id of its own. */
export type BillTo = {
  id: BillToId;
  scope: BillToScope;
  /** The order's, customer's or company's gid; a tag in small letters. */
  key: string;
  /** What people call it: "#1001", "insured", "Example Ltd". Customers go by their number, not by name. */
  label: string;
  payer: Payer;
  /** The payer is a second one, billed for this part; absent: billed for all that no second payer has. */
  share?: Portion;
  reason: string;
  at: Instant;
};

/** Shopify takes tags for the same whatever their capitals. */
export function tagKey(tag: string): string {
  return tag.trim().toLowerCase();
}

/** Under which a payer's contact is remembered; beside what the same contact is to its own orders. At most 50 characters. */
export function payerKey(payer: OtherPayer): string {
  return payer.kind === "existing" ? payerNumber(payer.contactId) : payer.number;
}

/** Contact number of a payer that is made here. `id` is unique and has at most 36 characters. */
export function payerNumber(id: string): string {
  return `Shopify payer ${id}`;
}
