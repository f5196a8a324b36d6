import { booksIn, type BooksDocument } from "../oracle/books-side";
import type { Act } from "../oracle/judge-act";
import { until } from "../until";
import type { WorkOrder } from "../workload";
import type { Scene } from "./fault";
import { MERCHANTS_DEEDS } from "./merchant-acts";
import { pushCreditNote, shareWithAnother } from "./shared-acts";

/** What a bookkeeper does to the invoice of an order, or to its customer, while others are being posted. */
type Deed = (scene: Scene, order: WorkOrder) => Promise<void>;

/** All of them, each on an unpaid order of its own that just comes in. */
export async function peopleAtWork(scene: Scene): Promise<void> {
  const deeds: readonly Deed[] = [
    ...[payAll, payPart, setCreditAgainstIt],
    ...[changeLines, changeDueDate, takeAway],
    ...[mergeContact, archiveContact],
    ...MERCHANTS_DEEDS,
    ...[shareWithAnother, pushCreditNote],
  ];
  await Promise.all(deeds.map(async (deed) => deed(scene, await scene.work.placeFor())));
}

async function payAll(scene: Scene, order: WorkOrder): Promise<void> {
  const { number, total } = await posted(scene, order);
  await actOn(scene, `invoices/${number}/pay`, {});
  scene.work.acts.set(order.id, { does: "settles", amount: total, shows: "receipt" });
}

async function payPart(scene: Scene, order: WorkOrder): Promise<void> {
  const { number } = await posted(scene, order);
  await actOn(scene, `invoices/${number}/pay`, { amount: "7.50" });
  scene.work.acts.set(order.id, { does: "settles", amount: "7.50", shows: "words" });
}

async function setCreditAgainstIt(scene: Scene, order: WorkOrder): Promise<void> {
  const { number, contactId } = await posted(scene, order);
  const LineItems = [{ Description: "For an earlier complaint", Quantity: 1, UnitAmount: 5.25, AccountCode: "200" }];
  const kind = { Type: "ACCRECCREDIT", Status: "AUTHORISED", LineAmountTypes: "Inclusive", Date: "2026-11-20" };
  const CreditNoteNumber = `CR-${number}`;
  await actOn(scene, "credit-notes", { ...kind, CreditNoteNumber, Contact: { ContactID: contactId }, LineItems });
  await actOn(scene, `credit-notes/${CreditNoteNumber}/allocate`, { invoice: number });
  scene.work.acts.set(order.id, { does: "settles", amount: "5.25", shows: "words" });
}

/** 20 % of VAT are in what account 200 takes: 12.50 ÷ 6 is 2.0833. */
async function changeLines(scene: Scene, order: WorkOrder): Promise<void> {
  const { id } = await posted(scene, order);
  const LineItems = [{ Description: "As agreed on the telephone", Quantity: 1, UnitAmount: 12.5, AccountCode: "200" }];
  await actOn(scene, "api", { request: `POST /Invoices/${id}`, body: { LineAmountTypes: "Inclusive", LineItems } });
  waits(scene, order, { problem: "edited-in-books", act: { does: "changes", total: "12.50", totalTax: "2.08" } });
}

async function changeDueDate(scene: Scene, order: WorkOrder): Promise<void> {
  const { number, total, totalTax } = await posted(scene, order);
  await actOn(scene, `invoices/${number}/edit`, { dueDate: "2027-01-31" });
  waits(scene, order, { problem: "edited-in-books", act: { does: "changes", total, totalTax, dueDate: "2027-01-31" } });
}

async function takeAway(scene: Scene, order: WorkOrder): Promise<void> {
  const { number } = await posted(scene, order);
  await actOn(scene, `invoices/${number}/void`, {});
  waits(scene, order, { problem: "gone-from-books", act: { does: "keeps out" } });
}

/** The invoice moves along, and the customer's next one goes to the contact that is left. */
async function mergeContact(scene: Scene, order: WorkOrder): Promise<void> {
  const { contactId } = await posted(scene, order);
  const { ContactID: into } = await actOn<{ ContactID: string }>(scene, "contacts", { Name: `Holdings of ${order.name}` });
  await actOn(scene, `contacts/${contactId}/merge`, { into });
  const { id } = await scene.work.placeFor(order.customer);
  scene.work.acts.set(id, { does: "bills", contactId: into });
}

async function archiveContact(scene: Scene, order: WorkOrder): Promise<void> {
  const { contactId } = await posted(scene, order);
  await actOn(scene, `contacts/${contactId}/archive`, {});
  waits(scene, await scene.work.placeFor(order.customer), { problem: "contact-archived", act: { does: "keeps out" } });
}

/** The order has to wait for a person, who is told so by that problem, and meanwhile what was done stands. */
function waits({ work }: Scene, { id }: WorkOrder, { problem, act }: { problem: string; act: Act }): void {
  work.acts.set(id, act);
  work.parked.set(id, [problem]);
}

export async function posted({ stage, pace }: Scene, { name }: WorkOrder): Promise<BooksDocument> {
  const number = `SH-${name.slice(1)}`;
  const found = () => booksIn(stage.xero.journal.read(), stage.tenantId).invoices.find((invoice) => invoice.number === number);
  await until(`${number} is posted`, () => found() !== undefined, pace.deadlineMs);
  const invoice = found();
  if (!invoice) throw new Error(`${number} was posted, and is gone.`);
  return invoice;
}

export function actOn<T>({ stage }: Scene, path: string, body: Record<string, unknown>): Promise<T> {
  return stage.xero.ask<T>(`/organisations/${stage.tenantId}/${path}`, body);
}
