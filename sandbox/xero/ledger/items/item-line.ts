import type { Books } from "../books";
import type { DocumentLine } from "../documents/document";
import type { LineInput } from "../documents/document-input";
import type { Item } from "./item";

/** An item has one set of prices for what we sell and another for what we buy. */
export type ItemSide = "sales" | "purchases";

export function itemByCode(books: Books, code: string): Item | undefined {
  const wanted = code.trim().toLowerCase();
  return [...books.shelves.items.values()].find((item) => item.code.toLowerCase() === wanted);
}

/** An item that is not sold cannot stand on a sale, nor one that is not purchased on a purchase. */
export function isKnownItem(books: Books, code: string, side: ItemSide): boolean {
  const item = itemByCode(books, code);
  return side === "sales" ? item?.isSold === true : item?.isPurchased === true;
}

interface LineBefore {
  before: DocumentLine | undefined;
  side: ItemSide;
}

/**
 * The line as sent, with what the item that it names says about description, price, account and tax.
 * What the caller gave, and what the line already had, goes before the item (Xero, Nov 2026).
 */
export function filledFromItem(books: Books, input: LineInput, { before, side }: LineBefore): LineInput {
  const item = input.itemCode ? itemByCode(books, input.itemCode) : undefined;
  if (!item || before) return input;
  const { unitPrice, accountCode, taxType } = item[side];
  const description = side === "sales" ? item.description : item.purchaseDescription || item.description;
  const namesAccount = input.accountCode !== undefined || input.accountId !== undefined;
  return {
    ...input,
    itemCode: item.code,
    description: input.description ?? (description || item.name),
    unitAmount: input.unitAmount ?? (input.lineAmount === undefined ? unitPrice : undefined),
    accountCode: namesAccount ? input.accountCode : accountCode,
    taxType: input.taxType ?? taxType,
  };
}
