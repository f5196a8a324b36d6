import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

/** What a line takes over from an item that it names, for sales or for purchases. */
export interface ItemPrice {
  /** 4 places. */
  unitPrice: bigint | undefined;
  accountCode: string | undefined;
  taxType: string | undefined;
}

/** A product or service; untracked, so that it has no quantity on hand and no value of stock. */
export interface Item extends ShelvedRecord {
  /** Unique, whatever its case; at most 30 characters. */
  code: string;
  name: string;
  isSold: boolean;
  isPurchased: boolean;
  description: string;
  purchaseDescription: string;
  sales: ItemPrice;
  purchases: ItemPrice;
}

export type ItemInput = Sent<
  Pick<Item, "id" | "code" | "name" | "isSold" | "isPurchased" | "description" | "purchaseDescription"> & {
    sales: Sent<ItemPrice>;
    purchases: Sent<ItemPrice>;
  }
>;
