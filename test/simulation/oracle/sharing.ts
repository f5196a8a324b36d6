import type { BillTo } from "../../../app/domain/payers/bill-to";
import type { Portion } from "../../../app/domain/payers/portion";
import { INSURED } from "../billing";
import { survivorOf } from "../platforms/xero-contacts";
import type { ConnectionRows, OrderRow } from "../stores/database";
import type { Case } from "./documents-of";

type Part = Pick<Case, "invoices" | "notes">;
type Rows = { row: OrderRow; rows: ConnectionRows };

/** An order's documents by payer: the second's go by the number of their own invoice. */
export function partsOf({ invoices, notes }: Part): [Part, Part] {
  const isSecond = ({ now }: { now: { number: string } }) => /-B\d*(-|$)/.test(now.number);
  const isFirst = (each: { now: { number: string } }) => !isSecond(each);

  return [
    { invoices: invoices.filter(isFirst), notes: notes.filter(isFirst) },
    { invoices: invoices.filter(isSecond), notes: notes.filter(isSecond) },
  ];
}

/**
 * What of two payers' documents is not as it has to be: whose each is and for how much, worked out from the merchant's choices and
 * from the shop's own figures; whose money is on them; whose credit settles what.
 */
export function sharedOtherwise(each: Case, { row, rows }: Rows): string[] {
  const parts = partsOf(each);
  const [first, second] = parts;
  const found = [...parts.flatMap((part) => ofSeveral(each, part)), ...creditAcross(parts), ...moneyOutOfTurn(each, parts)];
  const [head] = second.invoices;
  if (!head && second.notes.length > 0) found.push("credit notes of a second payer stand without their invoice");
  const isTouched = [...first.invoices, ...second.invoices].some(({ byHand }) => byHand);
  if (isTouched || each.order.cancelledAt !== null || rows.billings.length === 0) return found;
  const sharings = sharingsUntil(each, { row, rows });
  if (sharings.some((sharing) => isSharedSo(each, { sharing, second, isBooked: row.status === "synced" }))) return found;
  const wanted = sharings.map((sharing) => (sharing ? inWords(each, sharing) : "nobody")).join(" or ");

  return [
    ...found,
    `its second payer has ${head ? `${head.now.contactId} for ${comesTo(second)}` : "nothing"}, and it was to be ${wanted}`,
  ];
}

function ofSeveral({ organisation }: Case, { invoices, notes }: Part): string[] {
  const contacts = new Set([...invoices, ...notes].map(({ now }) => survivorOf(organisation, now.contactId ?? "")));

  return contacts.size > 1 ? [`documents of one payer are of ${contacts.size} contacts`] : [];
}

function creditAcross([first, second]: [Part, Part]): string[] {
  const others = (notes: Part["notes"], { invoices }: Part) =>
    notes.filter(({ allocations }) => allocations.some(({ invoiceId }) => invoices.some(({ id }) => id === invoiceId)));

  return [...others(first.notes, second), ...others(second.notes, first)].map(
    ({ now }) => `credit note ${now.number} settles the other payer's invoice`,
  );
}

/** Money that came in through Shopify pays the first invoice before the second; what people do to payments in Xero is theirs. */
function moneyOutOfTurn({ order: { meddling } }: Case, [first, second]: [Part, Part]): string[] {
  if ([...meddling].some((what) => /paid|payment|void/.test(what))) return [];
  const isOurs = ({ reference }: { reference: string | null }) => reference?.startsWith("Shopify ") ?? false;
  const onSecond = second.invoices.some(({ now }) => now.payments.some(isOurs));

  return onSecond && first.invoices.some(({ now }) => now.amountDue.minor > 0n)
    ? ["the second payer's invoice has the shop's money, and the first is not paid"]
    : [];
}

type Sharing = Pick<BillTo, "payer"> & { share: Portion };

function isSharedSo(each: Case, { sharing, second, isBooked }: { sharing: Sharing | null; second: Part; isBooked: boolean }): boolean {
  const [head] = second.invoices;
  if (!sharing || each.order.total === 0n) return head === undefined;
  const { organisation, order } = each;
  const { payer } = sharing;
  if (!head) return false;
  const stands = survivorOf(organisation, head.now.contactId ?? "");
  const isTheirs = [...organisation.contacts.values()].some(
    ({ id, number }) => isOf(payer, { id, number }) && survivorOf(organisation, id) === stands,
  );
  const part = partOf(order.total, sharing.share);
  // Credit goes back in the proportion in which the sale was billed.
  const credited = isBooked ? share(order.total - order.telling.due, part, order.total) : 0n;

  return isTheirs && comesTo(second) === part - credited;
}

function isOf(payer: BillTo["payer"], { id, number }: { id: string; number: string | null }): boolean {
  return payer.kind === "existing" ? payer.contactId === id : payer.kind === "described" && payer.number === number;
}

function comesTo({ invoices, notes }: Part): bigint {
  const sum = (documents: readonly { now: { total: { minor: bigint } } }[]) =>
    documents.reduce((sofar, { now }) => sofar + now.total.minor, 0n);

  return sum(invoices) - sum(notes);
}

function partOf(total: bigint, portion: Portion): bigint {
  if (portion.kind === "percent") return share(total, BigInt(Math.round(Number(portion.percent) * 100)), 10_000n);

  return BigInt(portion.amount.replace(".", ""));
}

/** Half a cent goes up. */
function share(amount: bigint, part: bigint, whole: bigint): bigint {
  return whole === 0n ? 0n : (2n * amount * part + whole) / (2n * whole);
}

/** All that held at some moment from when it was placed until it was invoiced, and what was ever chosen for this very order. */
function sharingsUntil(each: Case, { row, rows }: Rows): (Sharing | null)[] {
  const { order, invoices } = each;
  const { billings } = rows;
  const own = sharingOf(rows.billTos.get(`part order ${order.id}`));
  if (own && !isTooLateToShare(each, row)) return [own];
  const invoicedAt = Date.parse(partsOf({ invoices, notes: [] })[0].invoices[0]?.history[0]?.seen.updatedAt ?? AT_LAST);
  const before = billings.findLast(({ at }) => at <= order.placed.at)?.choices ?? [];
  const meanwhile = billings.filter(({ at }) => at > order.placed.at && at <= invoicedAt).map(({ choices }) => choices);
  const everOwn = billings
    .flatMap(({ choices }) => choices)
    .filter((choice) => choice.share && choice.scope === "order" && choice.key === order.id);
  const ended = everOwn.length > 0 && !own ? [null] : [];

  return [...[before, ...meanwhile].map((choices) => sharingBy(each, choices)), ...everOwn.map(sharingOf), ...ended];
}

/** Of an order that is not invoiced all of it counts. */
const AT_LAST = "9999-01-01";

/** The narrowest choice counts. */
function sharingBy({ order: { id, tags, placed } }: Case, choices: readonly BillTo[]): Sharing | null {
  const by = (scope: BillTo["scope"], key: string | undefined) =>
    choices.find((each) => each.share && each.scope === scope && each.key === key);

  return sharingOf(by("order", id) ?? (tags.includes(INSURED) ? by("tag", INSURED) : undefined) ?? by("customer", placed.customer?.id));
}

function sharingOf(choice: BillTo | undefined): Sharing | null {
  return choice?.share ? { payer: choice.payer, share: choice.share } : null;
}

function inWords({ order }: Case, { payer, share: portion }: Sharing): string {
  return `${payer.kind === "existing" ? payer.contactId : payer.kind === "described" ? payer.number : "the buyer"} for ${partOf(order.total, portion)}`;
}

/** A choice came too late, or its part is nothing of the order or all of it. Xero shows an invoice of nothing as paid. */
export function mayNotBeShared(each: Case, { row, rows }: Rows): boolean {
  const { order } = each;
  const isOdd = (sharing: Sharing | null) =>
    sharing !== null && (partOf(order.total, sharing.share) <= 0n || partOf(order.total, sharing.share) >= order.total);

  return isTooLateToShare(each, row) || (order.total > 0n && sharingsUntil(each, { row, rows }).some(isOdd));
}

/** It says so, and one of its invoices can be changed by nobody any more. */
function isTooLateToShare(each: Case, { problems }: OrderRow): boolean {
  return problems.some(({ code }) => code === "bill-to") && partsOf(each).some(isFixed);
}

function isFixed({ invoices, notes }: Part): boolean {
  const isUsed = invoices.some(({ now, byHand }) => byHand || now.amountPaid.minor > 0n || now.amountCredited.minor > 0n);

  return isUsed || invoices.length + notes.length > 1;
}

/**
 * Somebody has paid an invoice by bank. Where there is a second payer: only where all of it is settled in Xero, and the shop's money is on the first invoice
 * alone, is there nothing left to ask anybody.
 */
export function isSettledApart(each: Case): boolean {
  const { order } = each;
  const [first, second] = partsOf(each);
  if (second.invoices.length === 0) return true;
  const isOpen = [...first.invoices, ...second.invoices].some(({ now }) => now.amountDue.minor > 0n);
  const shops = order.parts.filter(({ marked }) => !marked).reduce((sum, { minor }) => sum + minor, 0n);

  return !isOpen && order.authorisedAt === null && order.refundedAt.length === 0 && shops <= comesTo(first);
}
