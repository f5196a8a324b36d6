import type { Books } from "../books";
import { taxProblems } from "../documents/check-line";
import { takesDocumentLines } from "../settings/account";
import type { Item, ItemPrice } from "./item";
import { itemByCode } from "./item-line";

/** Every reason why Xero would refuse the item as it would stand. */
export function checkItem(books: Books, item: Item): string[] {
  const holder = itemByCode(books, item.code);
  const problems: string[] = [];
  if (item.code === "") problems.push("The Code field must be specified.");
  if (holder && holder.id !== item.id) problems.push(`Price List Item with Code '${item.code}' already exists`);
  const limits: [name: string, text: string, longest: number][] = [
    ["Code", item.code, 30],
    ["Name", item.name, 50],
    ["Description", item.description, 4000],
    ["PurchaseDescription", item.purchaseDescription, 4000],
  ];
  for (const [name, text, longest] of limits) {
    if (text.length > longest) problems.push(`${name} is too long: Xero stores at most ${longest} characters.`);
  }
  return [...problems, ...priceProblems(books, item.sales), ...priceProblems(books, item.purchases)];
}

function priceProblems(books: Books, { accountCode, taxType }: ItemPrice): string[] {
  const account = accountCode === undefined ? undefined : books.accountByCode(accountCode);
  const isUsable = account?.status === "ACTIVE" && takesDocumentLines(account);
  const unusable = accountCode !== undefined && !isUsable;
  return [
    ...(unusable ? [`Account code '${accountCode}' is not a valid code for this document.`] : []),
    ...taxProblems(books, { taxType, accountCode }),
  ];
}
