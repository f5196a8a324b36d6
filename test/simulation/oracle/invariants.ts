import type { ConnectionId } from "../../../app/domain/ids";
import type { ConnectionRows, OrderRow } from "../stores/database";
import type { World } from "../world";
import { connectionId } from "../world";
import { SHARE_PAID } from "../sharing";
import { billedOtherwise, isTooLateToBill } from "./billing";
import { isTooLate, notAsChosen, notHeldBack, notTakenBack, waitsForApproval } from "./choices";
import { contactsLeftBehind } from "./customers";
import { notWhoWasSaid } from "./namesakes";
import { NOTE_KEPT } from "../people";
import { isSettledApart, mayNotBeShared, partsOf, sharedOtherwise } from "./sharing";
import { casesOf, moneyOf, type Case } from "./documents-of";

/** Everything that is wrong once the world has come to rest, in words. */
export function breaches(world: World): string[] {
  const ofOrders = casesOf(world).flatMap((each) => {
    const row = rowOf(world, each);

    const found = row
      ? [...atRest(each, row, world.db.ownerOf(row.recordId)), ...besides(world, each, row), ...whoIsWho(world, each, row)]
      : unknown(world, each);

    return [...nothingTwice(each), ...found].map((what) => `${each.order.name}: ${what}`);
  });

  return [...ofOrders, ...contactsLeftBehind(world)];
}

function whoIsWho({ db }: World, each: Case, row: OrderRow): string[] {
  const id = row.recordId.slice(0, row.recordId.indexOf("/")) as ConnectionId;

  return notWhoWasSaid(each, { row, rows: db.of(id), connection: db.connection(id) });
}

/** What people chose, of orders that are in step or wait for their approval. */
function besides(world: World, each: Case, row: OrderRow): string[] {
  const { meddling } = each.order;
  const waits = row.status === "pending" && waitsForApproval(each);
  if (row.wish || (row.status !== "synced" && !waits)) return [];
  if (meddling.has("unlinked") || meddling.has("undone") || isKept(each)) return [];
  const rows = world.db.ownerOf(row.recordId);

  return [...notAsChosen(each, row), ...billedOtherwise(each, { row, rows }), ...sharedOtherwise(each, { row, rows })];
}

/** A document has a person's figures, and the merchant wants it so. */
function isKept({ order: { meddling } }: Case): boolean {
  return meddling.has("kept as edited") || meddling.has(NOTE_KEPT);
}

function rowOf(world: World, { order }: Case): OrderRow | undefined {
  const shop = [...world.shops.values()].find((each) => each.orders.get(order.id) === order);

  return shop && world.db.of(connectionId(shop.domain)).orders.get(order.id);
}

/** Only an order from before the app came, whose backfill was stopped before it reached it, may be unknown; and then nothing of it stands. */
function unknown(world: World, each: Case): string[] {
  const isStopped = each.order.past && isCancelled(world, each);
  if (!isStopped) return [`${each.order.name}: lost, nobody knows of it`];

  return each.invoices.length + each.notes.length + moneyIn(each).size > 0
    ? ["forgotten with its backfill, and something of it stands"]
    : [];
}

function isCancelled(world: World, { order }: Case): boolean {
  const shop = [...world.shops.values()].find((found) => found.orders.get(order.id) === order);

  return shop !== undefined && world.db.of(connectionId(shop.domain)).backfills.every(({ state }) => state === "CANCELLED");
}

/** I1, I3, I4: whatever happened, nothing stands twice, and no money stands that Shopify does not know. */
function nothingTwice(each: Case): string[] {
  const { order, invoices, notes } = each;
  const found: string[] = [];
  const { received, mirrored, givenBack } = moneyOf(order);
  const numbers = [...invoices, ...notes].map(({ now }) => now.number);
  if (new Set(numbers).size < numbers.length) found.push(`two live documents of one number: ${numbers.join()}`);
  for (const { invoices, notes } of partsOf(each)) {
    if (invoices.filter(({ now }) => !/-A\d+$/.test(now.number)).length > 1) found.push(`${invoices.length} live invoices`);
    if (notes.filter(({ now }) => /-R\d+$/.test(now.number)).length > order.refundedAt.length) found.push(`more credit notes than refunds`);
  }
  for (const [reference, minor] of moneyIn(each)) {
    if (mirrored.has(reference)) found.push(`payment ${reference} is the echo of a payment in Xero, booked a second time`);
    else if (minor > (received.get(reference) ?? 0n))
      found.push(`payment ${reference} stands at ${minor}, received were ${received.get(reference) ?? 0n}`);
  }
  for (const [reference, minor] of moneyOut(each))
    if (minor > (givenBack.get(reference) ?? 0n))
      found.push(`refund ${reference} stands at ${minor}, given back were ${givenBack.get(reference) ?? 0n}`);

  return found;
}

function moneyIn({ invoices, overpayments }: Case): Map<string, bigint> {
  const beyond = overpayments.map(({ seen: { reference, total } }) => ({ reference, amount: total }));

  return ownPayments([...invoices.flatMap(({ now }) => now.payments), ...beyond]);
}

function moneyOut({ notes, overpayments }: Case): Map<string, bigint> {
  return ownPayments([...notes.flatMap(({ now }) => now.payments), ...overpayments.flatMap(({ payments }) => payments)]);
}

function ownPayments(payments: readonly { reference: string | null; amount: { minor: bigint } }[]): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { reference, amount } of payments)
    if (reference?.startsWith("Shopify ")) {
      // Of a movement that is booked on several documents, each part names its own.
      const [movement = ""] = reference.split(" on ");
      sums.set(movement, (sums.get(movement) ?? 0n) + amount.minor);
    }

  return sums;
}

/** I5, I9: every order came to rest, either in step or with a cause that is true. */
function atRest(each: Case, row: OrderRow, rows: ConnectionRows): string[] {
  const found: string[] = [];
  if (row.handledSeq < row.dirtySeq) found.push(`still to be looked at (${row.problems.map(({ message }) => message).join(" ")})`);
  // Let go of for good: it is the merchant's own from then on, also where he undoes the order.
  if (each.order.meddling.has("unlinked")) return found;
  found.push(...notHeldBack(each, row), ...notTakenBack(each, row));
  if (each.order.meddling.has("undone") || row.wish) found.push(...undone(each, row));
  else if (row.status === "synced") found.push(...(isKept(each) ? [] : inStep(each)));
  else if (row.status === "pending" && waitsForApproval(each)) return found;
  else if (row.problems.length === 0) found.push(`${row.status} without a cause`);
  // Xero failed on one document again and again: it is parked, which is a cause, and the merchant may retry.
  // Two shops of one organisation may make the same customer's contact within the seconds in which lists do not show it yet.
  else if (mustBeInStep(each) && !isTooOldAgain(each, row, rows) && !row.problems.some(({ code }) => isTrue(code, each, { row, rows })))
    found.push(`${row.status} although nothing stands in its way: ${row.problems.map(({ message }) => message).join(" ")}`);

  return found;
}

/** Its backfill was cancelled before anything was written for it, while the order waited for a person. */
function isTooOldAgain({ order, invoices, notes }: Case, { status, backfillId }: OrderRow, { backfills }: ConnectionRows): boolean {
  const isLetGo = order.past && backfillId === null && backfills.every(({ state }) => state === "CANCELLED");

  return isLetGo && status === "excluded" && invoices.length + notes.length === 0;
}

/** A cause that its page names, and that is so. */
function isTrue(code: string, each: Case, { row, rows }: { row: OrderRow; rows: ConnectionRows }): boolean {
  if (code === "contact-ambiguous") return isInDoubt(each);

  return (
    code === "xero-fails" ||
    (code === "bill-to" && (isTooLateToBill(each, row) || mayNotBeShared(each, { row, rows }))) ||
    (code === "choice-too-late" && isTooLate(each, row))
  );
}

/** Several contacts in Xero have the customer's e-mail address: only a person knows which is right. */
function isInDoubt({ order, organisation }: Case): boolean {
  const email = order.placed.customer?.now.email;
  const alike = [...organisation.contacts.values()].filter((each) => each.active && each.email === email);

  return Boolean(email) && alike.length > 1;
}

/** Nothing of it stands, or its page says why something does. */
function undone(each: Case, { status, problems }: OrderRow): string[] {
  const standing = [...each.invoices, ...each.notes].map(({ now }) => now.number);
  const left = [...standing, ...moneyIn(each).keys(), ...moneyOut(each).keys()];
  if (left.length === 0 || (status === "attention" && problems.length > 0)) return [];

  return [`undone and ${status}, and still there: ${left.join()}`];
}

/** Only people, and refusals of Xero's, may hold up an order. A payment in Xero alone is no obstacle: it is carried over. */
function mustBeInStep(each: Case): boolean {
  const { order, organisation, invoices, notes } = each;
  if (order.tags.includes("hold")) return false;
  const obstacles = [...order.meddling].filter((what) => what !== "paid in Xero" && what !== NOTE_KEPT && what !== SHARE_PAID);
  const mirrored = order.meddling.has("paid in Xero");
  const documents = [...invoices, ...notes].map(({ now }) => now.number);
  const refused = [...organisation.poisoned].some(
    (key) => key.includes(String(order.number)) || key.startsWith("Shopify ") || documents.includes(key),
  );

  return (
    obstacles.length === 0 &&
    organisation.archives === 0 &&
    !refused &&
    (!(mirrored || order.meddling.has(SHARE_PAID)) || isSettledApart(each)) &&
    (!mirrored || (order.authorisedAt === null && order.refundedAt.length === 0 && order.parts.every(({ marked }) => marked)))
  );
}

/** I2, I3, I4: documents, tax and money of an order that is said to be in step, against Shopify's own figures. */
function inStep(each: Case): string[] {
  const { order, invoices, notes, overpayments } = each;
  const { due, dueTax } = order.telling;
  const total = sum(invoices.map(({ now }) => now.total.minor)) - sum(notes.map(({ now }) => now.total.minor));
  const tax = sum(invoices.map(({ now }) => now.totalTax.minor)) - sum(notes.map(({ now }) => now.totalTax.minor));
  const found: string[] = [];
  if (invoices.length === 0) found.push("said to be in step, and no invoice stands");
  if (total !== due) found.push(`the documents come to ${total}, the order to ${due}`);
  if (order.story.taxInColumn && tax !== dueTax) found.push(`the tax comes to ${tax} in Xero, to ${dueTax} in Shopify`);
  const { received, givenBack } = moneyOf(order);
  // A payment that a person took away stays away; the sums below show whether another stands for it.
  if (!order.meddling.has("a payment removed")) found.push(...missing(received, moneyIn(each)));
  found.push(...missing(givenBack, moneyOut(each)));
  const beyond = overpayments.map(({ seen, payments }) => payments.reduce((left, { amount }) => left - amount.minor, seen.total.minor));
  const open = sum(invoices.map(({ now }) => now.amountDue.minor)) - sum(notes.map(({ now }) => now.remainingCredit.minor)) - sum(beyond);
  if (open !== order.open) found.push(`${open} is left to pay in Xero, ${order.open} in Shopify`);

  return found;
}

function missing(wanted: ReadonlyMap<string, bigint>, stands: ReadonlyMap<string, bigint>): string[] {
  return [...wanted].flatMap(([reference, minor]) =>
    stands.get(reference) === minor ? [] : [`${reference} is ${minor} in Shopify, ${stands.get(reference) ?? 0n} in Xero`],
  );
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n);
}
