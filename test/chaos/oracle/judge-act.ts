import { hundredths, sumOf } from "./amounts";
import type { Books, BooksDocument } from "./books-side";
import { belongsTo, type Finding } from "./judge-order";
import { receipts, type ShopOrder } from "./shop-side";

/** What a person did in Xero or in the app about an order: then that stands, and not what Shopify's order alone would ask for. */
export type Act =
  /**
   * So much of the invoice, by a payment or a credit note of their own. All of it: Shopify must show one receipt of that. A part
   * of it: words on the order, because the demo shop's plan takes no part payments.
   */
  | { readonly does: "settles"; readonly amount: string; readonly shows: "receipt" | "words" }
  /** The invoice is as they left it. */
  | { readonly does: "changes"; readonly total: string; readonly totalTax: string; readonly dueDate?: string }
  /** No invoice of the order may stand. */
  | { readonly does: "keeps out" }
  /** The invoice is that contact's. */
  | { readonly does: "bills"; readonly contactId: string }
  /** These lines of it are on that account. */
  | { readonly does: "codes"; readonly account: string; readonly lines: readonly string[] }
  /** Nothing of the order may stand, and it waits for nobody. */
  | { readonly does: "undoes" }
  /** The contact that its invoice is of has the customer's new name. */
  | { readonly does: "renames"; readonly contactId: string; readonly name: string };

/** Whether what a person did stands, and has come to where it must be known. The act is one change in Shopify at most. */
export function judgeAct(order: ShopOrder, books: Books, act: Act): Finding[] {
  const wrong = (what: string): Finding => ({ kind: "wrong", order: order.name, what });
  const invoices = books.invoices.filter((each) => belongsTo(each, order));
  if (act.does === "keeps out" || act.does === "undoes")
    return invoices.map(({ number }) => wrong(`${number} stands, and a person had it otherwise`));
  const [invoice] = invoices;
  if (!invoice) return [{ kind: "lost", order: order.name, what: "no invoice of a person's doing" }];
  if (act.does === "codes") return coded(invoice, act).map(wrong);
  if (act.does === "renames") return renamed(books, act).map(wrong);
  if (act.does === "bills")
    return invoice.contactId === act.contactId ? [] : [wrong(`${invoice.number} is ${invoice.contactName}'s, not the merged contact's`)];
  return (act.does === "settles" ? settled(order, invoice, act) : changed(invoice, act)).map(wrong);
}

function coded({ number, lines = [] }: BooksDocument, { account, lines: wanted }: Act & { does: "codes" }): string[] {
  return wanted.flatMap((what) => {
    const on = lines.filter(({ description }) => description.includes(what)).map(({ accountCode }) => accountCode);
    return on.join() === account ? [] : [`${what} of ${number} is on ${on.join() || "no account"}, not on ${account}`];
  });
}

function renamed({ contacts }: Books, { contactId, name }: Act & { does: "renames" }): string[] {
  const stands = contacts.find(({ id }) => id === contactId)?.name;
  return stands === name ? [] : [`its contact is called ${stands ?? "nothing"}, not ${name}`];
}

function settled(order: ShopOrder, { number, paid, credited }: BooksDocument, { amount, shows }: Act & { does: "settles" }): string[] {
  const [there, here] = [sumOf([paid, credited]), receipts(order).map((each) => each.amount)];
  const words = `${amount} of ${order.total} is settled in Xero (invoice ${number})`;
  const wanted = shows === "receipt" ? [amount] : [];
  return [
    ...(there === hundredths(amount) ? [] : [`${there} hundredths are settled on ${number}, not ${amount}`]),
    ...(here.join() === wanted.join()
      ? []
      : [`receipts in Shopify of ${here.join(", ") || "nothing"}, not of ${wanted.join() || "nothing"}`]),
    ...(shows === "receipt" || order.note?.includes(words) ? [] : [`its note says "${order.note ?? ""}", not "${words}"`]),
  ];
}

function changed({ number, ...stands }: BooksDocument, { total, totalTax, dueDate }: Act & { does: "changes" }): string[] {
  return [
    ...(hundredths(stands.total) === hundredths(total) ? [] : [`${number} comes to ${stands.total}, and a person had made it ${total}`]),
    ...(hundredths(stands.totalTax) === hundredths(totalTax)
      ? []
      : [`tax ${stands.totalTax} on ${number}, and a person had made it ${totalTax}`]),
    ...(dueDate === undefined || stands.dueDate === dueDate
      ? []
      : [`${number} is due on ${stands.dueDate}, and a person had made it ${dueDate}`]),
  ];
}
