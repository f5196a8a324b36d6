import { booksIn, type Books, type BooksDocument } from "../oracle/books-side";
import { until } from "../until";
import type { WorkOrder } from "../workload";
import type { Scene } from "./fault";
import { press, recordOf } from "./merchant-acts";
import { actOn, posted } from "./people-acts";

const PERCENT = 40;

/** Somebody else gets an invoice of 40 % of a posted order, and pays it by bank. */
export async function shareWithAnother(scene: Scene, order: WorkOrder): Promise<void> {
  const { number } = await posted(scene, order);
  const name = `Second payer of ${order.name}`;
  const { ContactID: contactId } = await actOn<{ ContactID: string }>(scene, "contacts", { Name: name });
  const path = `/app/bill-to?order=${await recordOf(scene, order)}`;
  const fields = { scope: "order", payer: "existing", portion: "percent", part: String(PERCENT), search: name, reason: "as agreed" };
  await press(scene, { path, route: "routes/app.bill-to", fields });
  await stands(scene, ({ invoices }) => numbered(invoices, `${number}-B`), `${number}-B is posted`);
  await actOn(scene, `invoices/${number}-B/pay`, {});
  scene.work.acts.set(order.id, { does: "shares", contactId, percent: PERCENT });
}

type ShownEdit = { readonly number: string; readonly state: string; readonly standsAs: string };

/** A mug of a paid order is taken off; a bookkeeper makes a pound of its credit note, and the merchant wants ours back. */
export async function pushCreditNote(scene: Scene, order: WorkOrder): Promise<void> {
  const { number, total } = await posted(scene, order);
  await scene.stage.shopify.ask(`/orders/${order.id}/pay`, {});
  await stands(scene, ({ invoices }) => numbered(invoices, number)?.paid === total, `${number} is paid`);
  await scene.stage.shopify.ask(`/orders/${order.id}/edit`, { remove: [{ sku: "HF-MUG-CRM", quantity: 1 }] });
  const creditNote = `${number}-C1`;
  const { id, ...sent } = await stands(scene, ({ creditNotes }) => numbered(creditNotes, creditNote), `${creditNote} is posted`);
  const LineItems = [{ Description: "As agreed on the telephone", Quantity: 1, UnitAmount: 1, AccountCode: "200" }];
  await actOn(scene, "api", { request: `POST /CreditNotes/${id}`, body: { LineAmountTypes: "Inclusive", LineItems } });
  const page = { path: `/app/orders/${await recordOf(scene, order)}`, route: "routes/app.orders.$recordId" };
  const { standsAs } = await shown(scene, page, creditNote);
  await press(scene, { ...page, fields: { intent: "edit", do: "push", number: creditNote, standsAs } });
  await stands(scene, ({ creditNotes }) => numbered(creditNotes, creditNote)?.total === sent.total, `${creditNote} is put back`);
  scene.work.acts.set(order.id, { does: "pushes", creditNote, total: MUG, invoice: total });
}

/** What one costs in the demo shop. */
const MUG = "14.50";

/** The edit as the order's page asks about it. */
async function shown({ stage, pace }: Scene, { path, route }: { path: string; route: string }, number: string): Promise<ShownEdit> {
  let found: ShownEdit | undefined;
  await until(
    `the page asks about ${number}`,
    async () => {
      const view = (await stage.merchantOf().page(path, route)) as { readonly edits: readonly ShownEdit[] };
      found = view.edits.find((each) => each.number === number && each.state === "asks");
      return found !== undefined;
    },
    pace.deadlineMs,
  );
  if (!found) throw new Error(`The page no longer asks about ${number}.`);
  return found;
}

/** What is looked for in the books, once it is there. */
async function stands<Found>({ stage, pace }: Scene, look: (books: Books) => Found | undefined, what: string): Promise<Found> {
  const found = () => look(booksIn(stage.xero.journal.read(), stage.tenantId));
  await until(what, () => Boolean(found()), pace.deadlineMs);
  const standing = found();
  if (standing === undefined) throw new Error(`It is no longer so that ${what}.`);
  return standing;
}

function numbered(documents: readonly BooksDocument[], number: string): BooksDocument | undefined {
  return documents.find((each) => each.number === number);
}
