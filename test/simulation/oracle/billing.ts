import type { BillTo, Payer } from "../../../app/domain/payers/bill-to";
import { INSURED } from "../billing";
import { survivorOf } from "../platforms/xero-contacts";
import type { ConnectionRows, OrderRow } from "../stores/database";
import type { Case } from "./documents-of";
import { partsOf } from "./sharing";

/** Whose an order's invoices are, against who was to be billed: worked out from the merchant's choices and when he made them. */
export function billedOtherwise(each: Case, { row, rows }: { row: OrderRow; rows: ConnectionRows }): string[] {
  const { organisation } = each;
  const [{ invoices }] = partsOf(each);
  const contacts = new Set(invoices.map(({ now }) => survivorOf(organisation, now.contactId ?? "")));
  const [contact] = contacts;
  const invoice = invoices[0];
  if (contact === undefined || !invoice || rows.billings.length === 0 || invoice.byHand) return [];
  const own = rows.billTos.get(`order ${each.order.id}`);
  if (own && (isBilledTo(each, { payer: own.payer, contact, rows }) || isTooLateToBill(each, row))) return [];
  const payers = own ? [own.payer] : payersUntil(each, rows, Date.parse(invoice.history[0]?.seen.updatedAt ?? ""));

  return payers.some((payer) => isBilledTo(each, { payer, contact, rows }))
    ? []
    : [
        `its invoice is ${organisation.contacts.get(contact)?.name ?? contact}'s, and it was to be billed to ${payers.map(inWords).join(" or ")}`,
      ];
}

/** It says so, and Xero lets nobody change it by then. */
export function isTooLateToBill(each: Case, { problems }: OrderRow): boolean {
  const [{ invoices, notes }] = partsOf(each);
  const [invoice] = invoices;
  const isSettled = invoice && (invoice.now.amountPaid.minor > 0n || invoice.now.amountCredited.minor > 0n);

  return problems.some(({ code }) => code === "bill-to") && (isSettled === true || invoices.length + notes.length > 1);
}

/** All that held at some moment from when it was placed until it was invoiced, and what was ever chosen for this very order. */
function payersUntil({ order }: Case, { billings }: ConnectionRows, invoicedAt: number): Payer[] {
  const ofAll = billings.map(({ at, choices }) => ({ at, choices: choices.filter(({ share }) => share === undefined) }));
  const before = ofAll.findLast(({ at }) => at <= order.placed.at)?.choices ?? [];
  const meanwhile = ofAll.filter(({ at }) => at > order.placed.at && at <= invoicedAt).map(({ choices }) => choices);
  const everOwn = ofAll.flatMap(({ choices }) => choices).filter(({ scope, key }) => scope === "order" && key === order.id);

  return [...[before, ...meanwhile].map((choices) => payerBy(order, choices)), ...everOwn.map(({ payer }) => payer)];
}

/** The narrowest choice counts. */
function payerBy({ id, tags, placed: { customer } }: Case["order"], choices: readonly BillTo[]): Payer {
  const by = (scope: BillTo["scope"], key: string | undefined) => choices.find((each) => each.scope === scope && each.key === key);
  const found = by("order", id) ?? (tags.includes(INSURED) ? by("tag", INSURED) : undefined) ?? by("customer", customer?.id);

  return found?.payer ?? { kind: "buyer" };
}

type Billed = { payer: Payer; contact: string; rows: ConnectionRows };

/** The buyer's contact is any but those of others who pay; contacts that were merged may be anybody's. */
function isBilledTo({ organisation }: Case, { payer, contact, rows }: Billed): boolean {
  const isOf = (each: Payer) =>
    [...organisation.contacts.values()].some(
      ({ id, number }) =>
        (each.kind === "existing" ? id === each.contactId : each.kind === "described" && number === each.number) &&
        survivorOf(organisation, id) === contact,
    );
  if (payer.kind !== "buyer") return isOf(payer);
  const others = rows.billings.flatMap(({ choices }) => choices).map((each) => each.payer);

  return !others.some(isOf) || organisation.contacts.get(contact)?.tidied === true;
}

function inWords(payer: Payer): string {
  return payer.kind === "buyer" ? "its buyer" : payer.name;
}
