import assert from "node:assert/strict";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Stage } from "../stage";

export const ADA = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };

type Wanted = Parameters<Stage["merchant"]["billTo"]>[1];

/** "Bill to someone else", which is taken. */
export async function bill(stage: Stage, order: ShopOrder, wanted: Wanted): Promise<void> {
  const { error } = await stage.merchant.billTo(order, wanted);
  assert.equal(error, null);
  await stage.settle();
}

/** The same, which is refused with this sentence. */
export async function cannotBill(stage: Stage, order: ShopOrder, { sentence, ...wanted }: Wanted & { sentence: RegExp }): Promise<void> {
  const { error } = await stage.merchant.billTo(order, wanted);
  assert.match(error ?? "", sentence);
}

/** The insurer's contact, which the bookkeeper has made in Xero. */
export async function insurer(stage: Stage): Promise<{ payer: "existing"; search: string; id: string }> {
  const id = await stage.books.addContact({ Name: "Example Insurance", EmailAddress: "claims@example.com" });

  return { payer: "existing", search: "Example Insurance", id };
}

/** "Shopify 7000000001": what the buyer's own contact in Xero is numbered. */
export async function adasNumber(stage: Stage): Promise<string> {
  const ada = (await stage.books.contacts()).find(({ Name }) => Name === "Ada Example");

  return ada?.ContactNumber ?? "";
}

/** What the invoice of two mugs shows where somebody else is billed. */
export function billed(order: ShopOrder, contact: string) {
  return { number: numberOf(order), total: "29.00", tax: "4.83", contact };
}
