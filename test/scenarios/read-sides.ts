import type { EditRowView } from "../../app/use-cases/edit-views";
import type { DoubleView, HistoryView } from "../../app/use-cases/views";
import { numberOf, type Merchant } from "../integration/setting/merchant";
import type { ShopOrder } from "../integration/setting/shopify-side";
import type { CreditNote, Invoice, InvoiceLine } from "../integration/setting/xero-records";
import type { Side, Sides } from "./scenario";

/** What a person finds in the order in Shopify, in the books, and on the order's page in the app. */
export async function readSides(merchant: Merchant, order: ShopOrder): Promise<Sides> {
  return { shopify: await inShopify(merchant, order), xero: await inXero(merchant, order), app: await inApp(merchant, order) };
}

async function inShopify({ world }: Merchant, order: ShopOrder): Promise<Side> {
  const { name, status, total, received, outstanding, note, metafields, transactions } = await world.shopify.order(order);

  return {
    order: name,
    status,
    total,
    received,
    outstanding,
    transactions: transactions.map(({ kind, amount, gateway }) => `${kind} ${amount} ${gateway}`),
    paidOn: transactions.map(({ processedAt }) => processedAt),
    note,
    metafields: Object.fromEntries(metafields.map(({ namespace, key, value }) => [`${namespace}.${key}`, value])),
  };
}

/** All documents that bear the order's number, deleted and voided ones too, and what was paid on them. */
async function inXero({ books }: Merchant, order: ShopOrder): Promise<Side> {
  const number = numberOf(order);
  const isOfOrder = (each: string) => each === number || each.startsWith(`${number}-`);
  const invoices = (await books.invoices()).filter((each) => isOfOrder(each.InvoiceNumber));
  const creditNotes = (await books.creditNotes()).filter((each) => isOfOrder(each.CreditNoteNumber));
  const payments = (await books.payments()).filter((each) => isOfOrder(each.Invoice?.InvoiceNumber ?? ""));

  return {
    contact: invoices[0]?.Contact.Name ?? null,
    invoices: invoices.map(toInvoice).sort(byNumber),
    creditNotes: creditNotes.map(toCreditNote).sort(byNumber),
    payments: payments.map(
      ({ Amount, Invoice, Reference }) => `${amount(Amount)} on ${Invoice.InvoiceNumber}${Reference ? `, ${Reference}` : ""}`,
    ),
  };
}

function toInvoice({ InvoiceNumber, Status, Total, TotalTax, AmountDue, AmountPaid, AmountCredited, ...further }: Invoice) {
  const { Contact, DueDateString, LineItems } = further;

  return {
    number: InvoiceNumber,
    status: Status,
    total: amount(Total),
    tax: amount(TotalTax),
    due: amount(AmountDue),
    paid: amount(AmountPaid),
    credited: amount(AmountCredited ?? 0),
    contact: Contact.Name,
    reference: further.Reference ?? "",
    dueDate: (DueDateString ?? "").slice(0, 10),
    lines: (LineItems ?? []).map(lineInWords),
  };
}

/** "2 × Mug at 14.50 on 200, OUTPUT2, Region: North". */
function lineInWords({ Quantity, Description, UnitAmount, AccountCode, TaxType, Tracking = [] }: InvoiceLine): string {
  const coding = [AccountCode, TaxType, ...Tracking.map(({ Name, Option }) => `${Name}: ${Option}`)];

  return `${Quantity} × ${Description} at ${amount(UnitAmount)} on ${coding.join(", ")}`;
}

function toCreditNote({ CreditNoteNumber, Status, Total, TotalTax, RemainingCredit, LineItems }: CreditNote) {
  return {
    ...{ number: CreditNoteNumber, status: Status, total: amount(Total), tax: amount(TotalTax), left: amount(RemainingCredit) },
    lines: (LineItems ?? []).map(lineInWords),
  };
}

function byNumber(a: { number: string }, b: { number: string }): number {
  return a.number < b.number ? -1 : 1;
}

/** Xero's JSON has numbers; two decimals are written out for the pound. */
function amount(number: number): string {
  return number.toFixed(2);
}

async function inApp(merchant: Merchant, order: ShopOrder): Promise<Side> {
  const { recordId, status, reasons, comparison, foundBySweepAt, edits, elsewhere, chosen } = await merchant.page(order);
  const history = await merchant.world.app.crossfoot.history(merchant.shop, recordId);
  const stored = await merchant.world.app.ports.reader.one((await merchant.connection()).id, recordId);

  return {
    status,
    problems: (stored?.problems ?? []).map(({ code }) => code),
    sentences: reasons,
    edits: edits.flatMap(({ number, state, rows }) =>
      rows.filter(({ edited }) => edited).map((row) => `${number} ${state}: ${inWords(row)}`),
    ),
    elsewhere: elsewhere.map(({ number, total, claimed }) => `${number} over ${total?.amount}, ${claimed ? "this order's" : "perhaps"}`),
    ...told(history),
    ...(await inXeroOnly(merchant)),
    chosen: chosen ? [...chosen.sentences, `by ${chosen.by ?? "nobody known"}: ${chosen.reason}`] : [],
    foundBySweep: foundBySweepAt === null ? "no" : "yes",
    comparison: comparison.map(({ what, shop, books }) => `${what}: ${shop.amount} in Shopify, ${books?.amount ?? "nothing"} in Xero`),
  };
}

/** What stands in Xero and is nobody's here: on the shop's own page, whatever the order. */
async function inXeroOnly({ world, shop }: Merchant): Promise<Side> {
  const { invoices, doubles, setAside } = await world.app.crossfoot.elsewhere(shop, { after: null });

  return {
    onlyInXero: invoices.map(({ number, total }) => `${number} over ${total?.amount}`).sort(),
    perhapsTwice: doubles.map((each) => `${each.what} ${each.number} over ${each.total.amount}${sameAs(each)}`).sort(),
    otherMoney: setAside.map(({ what, number, total, reason }) => `${what} ${number} over ${total.amount}: ${reason}`),
  };
}

function sameAs({ order, days }: DoubleView): string {
  if (order) return `, as ${order.name}`;

  return days ? `, as ${days.orders} orders` : "";
}

/** The history, oldest first: what was written and came to be, the last reading in Xero, and whether every seal holds. */
function told(history: HistoryView | null): Side {
  const entries = [...(history?.entries ?? [])].reverse();
  const all = (start: string) => entries.filter(({ what }) => what.startsWith(start)).map(({ what }) => what);

  return {
    written: all("Done: ").map((what) => what.replace("Done: ", "")),
    lastRead: all("Read in Xero").at(-1) ?? null,
    seals: entries.every(({ holds }) => holds) ? "all hold" : "broken",
  };
}

/** The three sides of a field: as we sent it, as it stands, as we would send it now. */
function inWords({ field, sent, stands, planned }: EditRowView): string {
  return `${field} ${[sent, stands, planned].map((side) => side ?? "nothing").join(" > ")}`;
}
