import { newGuid } from "../../ids";
import type { Books } from "../books";
import type { WriteMode } from "../contacts/save-contact";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import type { Sent } from "../sent";
import { checkItem } from "./check-item";
import type { Item, ItemInput, ItemPrice } from "./item";
import { itemByCode } from "./item-line";

export interface ItemWrite {
  input: ItemInput;
  mode: WriteMode;
  byApp: string | undefined;
}

/**
 * Creates an item (PUT), or creates or updates it (POST) by ItemID, else by Code (Xero, Nov 2026).
 * @throws RecordNotFound when a POST names an ItemID that does not exist.
 */
export function saveItem(books: Books, { input, mode, byApp }: ItemWrite): Outcome<Item> {
  const existing = mode === "create" ? undefined : findItem(books, input);
  if (mode === "createOrUpdate" && input.id !== undefined && !existing) throw new RecordNotFound(`No item ${input.id}.`);
  const item = drafted(existing ?? blankItem(books, byApp), input);
  const problems = checkItem(books, item);
  if (problems.length > 0) return refused(problems, item);
  const changes = existing ? "Edited" : "Created";
  const stored: Item = {
    ...item,
    updatedAtMs: books.now(),
    history: [...item.history, historyOf(books, byApp, { changes, details: "" })],
  };
  books.put("items", stored, existing ? "UPDATE" : "CREATE");
  return saved(stored);
}

/**
 * Takes an item out of the price list. Lines that name it keep its code.
 * @throws RecordNotFound when there is no such item.
 */
export function deleteItem(books: Books, key: string): void {
  const item = findItem(books, { id: key, code: key });
  if (!item) throw new RecordNotFound(`No item ${key}.`);
  books.remove("items", item);
}

/** By its id or, as Xero allows, by its code. */
export function findItem(books: Books, { id, code }: Pick<ItemInput, "id" | "code">): Item | undefined {
  const byId = id === undefined ? undefined : books.shelves.items.get(id.toLowerCase());
  if (byId || (id !== undefined && code !== id)) return byId;
  return code === undefined ? undefined : itemByCode(books, code);
}

function drafted(before: Item, input: ItemInput): Item {
  return {
    ...before,
    code: input.code?.trim() ?? before.code,
    name: input.name ?? before.name,
    isSold: input.isSold ?? before.isSold,
    isPurchased: input.isPurchased ?? before.isPurchased,
    description: input.description ?? before.description,
    purchaseDescription: input.purchaseDescription ?? before.purchaseDescription,
    sales: priced(before.sales, input.sales),
    purchases: priced(before.purchases, input.purchases),
  };
}

function priced(before: ItemPrice, sent: Sent<ItemPrice> | undefined): ItemPrice {
  return {
    unitPrice: sent?.unitPrice ?? before.unitPrice,
    accountCode: sent?.accountCode ?? before.accountCode,
    taxType: sent?.taxType?.toUpperCase() ?? before.taxType,
  };
}

const NO_PRICE: ItemPrice = { unitPrice: undefined, accountCode: undefined, taxType: undefined };

function blankItem(books: Books, byApp: string | undefined): Item {
  return {
    id: newGuid(),
    code: "",
    name: "",
    isSold: true,
    isPurchased: true,
    description: "",
    purchaseDescription: "",
    sales: NO_PRICE,
    purchases: NO_PRICE,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [],
  };
}
