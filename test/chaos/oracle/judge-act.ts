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
  /** So much of it is another contact's, on an invoice beside it, and that one is paid in Xero; the order says so in words. */
  | { readonly does: "shares"; readonly contactId: string; readonly percent: number }
  /** The credit note over a part of its paid invoice is what it was before a person changed it. */
  | { readonly does: "pushes"; readonly creditNote: string; readonly total: string; readonly invoice: string }
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
  if (act.does === "shares") return shared(order, books, { first: invoice, ...act }).map(wrong);
  if (act.does === "pushes") return putBack(books, { ...act, first: invoice }).map(wrong);
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

type Shared = { readonly first: BooksDocument; readonly contactId: string; readonly percent: number };

/** Both invoices together are the order to the cent; half a cent of the share goes up, and its tax is the same share of the tax. */
function shared(
  { name, total, totalTax, note, transactions }: ShopOrder,
  { invoices }: Books,
  { first, contactId, percent }: Shared,
): string[] {
  const [all, tax] = [hundredths(total), hundredths(totalTax)];
  const part = halfUp(all * BigInt(percent), 100n);
  const partOfTax = halfUp(tax * part, all);
  const [second, ...more] = invoices.filter(({ number }) => number.startsWith(`${first.number}-`));
  if (!second || more.length > 0) return [`${more.length + (second ? 1 : 0)} invoices beside that of ${name}, not one`];
  const words = `${asAmount(part)} of ${total} is settled in Xero (invoice ${first.number})`;
  const isSo = (document: BooksDocument, wanted: bigint, of: "total" | "totalTax" | "paid") =>
    hundredths(document[of]) === wanted ? [] : [`${of} of ${document.number} is ${document[of]}, not ${wanted} hundredths`];
  return [
    ...[...isSo(second, part, "total"), ...isSo(second, partOfTax, "totalTax"), ...isSo(second, part, "paid")],
    ...[...isSo(first, all - part, "total"), ...isSo(first, tax - partOfTax, "totalTax"), ...isSo(first, 0n, "paid")],
    ...(second.contactId === contactId ? [] : [`${second.number} is ${second.contactName}'s, not the second payer's`]),
    ...(first.contactId === contactId ? [`${first.number} is the second payer's, too`] : []),
    ...(transactions.length === 0 ? [] : [`${transactions.length} transactions in Shopify, where nobody paid`]),
    ...(note?.includes(words) ? [] : [`its note says "${note ?? ""}", not "${words}"`]),
  ];
}

function asAmount(inHundredths: bigint): string {
  return `${inHundredths / 100n}.${String(inHundredths % 100n).padStart(2, "0")}`;
}

function halfUp(amount: bigint, by: bigint): bigint {
  return (2n * amount + by) / (2n * by);
}

function putBack(
  { creditNotes }: Books,
  { creditNote, total, invoice, first }: Act & { does: "pushes" } & { first: BooksDocument },
): string[] {
  const notes = creditNotes.filter(({ number }) => number.startsWith(`${first.number}-`));
  const says = notes.map((each) => `${each.number} of ${each.total}`).join();
  return [
    ...(says === `${creditNote} of ${total}` ? [] : [`credit notes beside it: ${says || "none"}; it was to be ${creditNote} of ${total}`]),
    ...(first.total === invoice && first.paid === invoice
      ? []
      : [`${first.number} of ${first.total} has ${first.paid} paid, not ${invoice}`]),
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
