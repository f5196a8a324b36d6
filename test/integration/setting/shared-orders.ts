import { Merchant } from "./merchant";
import type { ShopOrder } from "./shopify-side";
import type { World } from "./world";

export const MUG = { sku: "HF-MUG-CRM" };
/** 40 % of an order, to somebody who has a contact in Xero. */
export const FORTY = { payer: "existing", search: "claims@example.com", scope: "order", portion: "percent", part: "40" } as const;

/**
 * A shop with an insurer among its contacts, who is billed for a share. Two mugs come to 29.00 with 4.83 of VAT (29.00 ÷ 6). 40 % of
 * it are 11.60 with 1.93, and 17.40 with 2.90 are left.
 */
export async function sharedOrders(world: World) {
  const merchant = await Merchant.live(world);
  await merchant.books.addContact({ Name: "Example Insurance", EmailAddress: "claims@example.com" });
  const posted = async (): Promise<ShopOrder> => {
    const order = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "unpaid" });
    await world.settle();

    return order;
  };
  /** Nobody else is billed any more. */
  const end = async (): Promise<void> => {
    const { crossfoot } = world.app;
    for (const { id } of (await crossfoot.billTo(merchant.shop, null)).choices) await crossfoot.removeBillTo(merchant.shop, id);
  };

  return { merchant, posted, end };
}
