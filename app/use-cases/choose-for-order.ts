import type { ShopDomain } from "../domain/ids";
import type { Instant } from "../domain/instant";
import type { DocumentLine } from "../domain/ledger/document-line";
import type { Override } from "../domain/ledger/override";
import { isGone } from "../domain/ledger/standing-document";
import type { LineChoice, OrderChoice } from "../domain/posting/order-choice";
import { isUnapproved } from "../domain/sync/rest";
import type { Bell } from "../ports/bell";
import type { Books } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { OrderChoiceStore } from "../ports/order-choice-store";
import type { OrderReader, StoredOrder } from "../ports/order-reader";
import { checkOverride, readOffered, toChoiceOptions, toOverrideValues, type Offered } from "./choice-options";
import type { ChoiceErrors, ChoicePageView, ChoiceValues, OverrideValues } from "./choice-views";
import { findOrder, NO_SUCH_ORDER } from "./find-order";
import type { ReadyConnection } from "./ready-connection";
import { lateWords } from "./show-choice";
import type { XeroAccess } from "./xero-access";

type Ports = {
  connections: ConnectionStore;
  reader: OrderReader;
  orderChoices: OrderChoiceStore;
  books: Books;
  xero: XeroAccess;
  bell: Bell;
  clock: Clock;
};

const LONGEST_REASON = 200;
const UNKNOWN = { "": NO_SUCH_ORDER };

/** The page on which a person chooses how one order is booked; null where there is no such order. */
export function makeShowChoices(ports: Ports) {
  return async function showChoices(shop: ShopDomain, recordId: string): Promise<ChoicePageView | null> {
    const found = await findOrder(ports, shop, recordId);
    if (!found) return null;
    const { connection, order } = found;
    const choice = await ports.orderChoices.one(connection.id, order.recordId);

    return {
      recordId,
      name: order.name || "New order",
      tooLate: lateWords(connection, order),
      options: toChoiceOptions(await readOffered(ports, connection)),
      lines: linesOf(order, choice),
      values: toValues(choice),
      chosen: choice !== null,
    };
  };
}

export type Choosing = { recordId: string; values: ChoiceValues; by: string | null };

/** Keeps what a person chose, with who, when and why, and has the order looked at. Nothing is kept when there are errors. */
export function makeChooseForOrder(ports: Ports) {
  return async function chooseForOrder(shop: ShopDomain, { recordId, values, by }: Choosing): Promise<{ errors: ChoiceErrors }> {
    const found = await findOrder(ports, shop, recordId);
    if (!found) return { errors: UNKNOWN };
    const { connection, order } = found;
    const before = await ports.orderChoices.one(connection.id, order.recordId);
    const names = new Map(linesOf(order, before).map(({ line, what }) => [line, what]));
    const { choice, errors } = check(values, { offered: await readOffered(ports, connection), names });
    const all = { ...errors, ...draftErrors(values, before, order), ...misfits(connection, choice, order) };
    if (Object.keys(all).length > 0) return { errors: all };
    const at = ports.clock.now().toISOString() as Instant;
    await ports.orderChoices.save(connection.id, order.recordId, { ...choice, at, by });
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

/** The order is booked as the settings and its tags have it again. */
export function makeTakeChoiceBack(ports: Ports) {
  return async function takeChoiceBack(shop: ShopDomain, recordId: string): Promise<{ errors: ChoiceErrors }> {
    const found = await findOrder(ports, shop, recordId);
    if (!found) return { errors: UNKNOWN };
    const { connection, order } = found;
    await ports.orderChoices.save(connection.id, order.recordId, null);
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

/** Products and deliveries, as the invoice names them; what was chosen for a line that is not on it by now can still be seen. */
function linesOf({ plan }: StoredOrder, choice: OrderChoice | null): ChoicePageView["lines"] {
  const planned = new Map<string, { what: string; now: string }>();
  for (const line of plan?.invoice.lines ?? []) {
    if (line.of !== undefined && !planned.has(line.of)) planned.set(line.of, { what: line.description, now: codingOf(line) });
  }
  for (const { line, what } of choice?.lines ?? []) if (!planned.has(line)) planned.set(line, { what, now: "not on the invoice now" });

  return [...planned].map(([line, about]) => ({ line, ...about }));
}

function codingOf({ accountCode, taxType, tracking }: DocumentLine): string {
  return [accountCode, taxType, ...tracking.map(({ category, option }) => `${category}: ${option}`)].join(", ");
}

type Checking = { offered: Offered; names: ReadonlyMap<string, string> };

function check(
  { draft, lines, reason, ...whole }: ChoiceValues,
  { offered, names }: Checking,
): { choice: Omit<OrderChoice, "at" | "by">; errors: ChoiceErrors } {
  const order = checkOverride(whole, offered, "");
  const errors = { ...order.errors };
  const chosen = Object.entries(lines).flatMap(([line, values]): LineChoice[] => {
    const checked = checkOverride(values, offered, `lines.${line}.`);
    const what = names.get(line);
    Object.assign(errors, checked.errors);
    if (isEmpty(checked.override)) return [];
    if (what === undefined) errors[`lines.${line}.account`] = "The order has no such line. Reload the page.";

    return [{ ...checked.override, line, what: what ?? "" }];
  });
  if (reason.trim() === "") errors["reason"] = "Say why: it is shown with the order ever after.";
  else if (reason.trim().length > LONGEST_REASON) errors["reason"] = `Use at most ${LONGEST_REASON} characters.`;
  if (chosen.length === 0 && isEmpty(order.override) && draft === "")
    errors[""] ??= "Nothing is chosen. To go back to the settings, take the choice back.";
  const made = { whole: order.override, lines: chosen, reason: reason.trim(), ...(draft !== "" && { draft: draft === "yes" }) };

  return { choice: made, errors };
}

function isEmpty({ account, tax, tracking }: Override): boolean {
  return account === undefined && tax === undefined && !tracking?.length;
}

/** Xero, Nov 2026: an approved invoice never becomes a draft again. What was chosen before it was approved stands. */
function draftErrors({ draft }: ChoiceValues, before: OrderChoice | null, { invoice }: StoredOrder): ChoiceErrors {
  if (draft !== "yes" || before?.draft === true || !invoice || isGone(invoice.seen) || isUnapproved(invoice.seen.status)) return {};

  return {
    draft:
      `Invoice ${invoice.seen.number} is approved in Xero by now, and Xero makes no draft of it again. ` +
      "Undo the order, choose “Send as a draft”, then post it again.",
  };
}

/** By what was last planned: a rate that comes to something else than Shopify charged is refused at once, not when it is sent. */
function misfits({ profile }: ReadyConnection, { whole, lines }: Omit<OrderChoice, "at" | "by">, { plan }: StoredOrder): ChoiceErrors {
  const errors: ChoiceErrors = {};
  for (const { of, taxType, amount, description, because } of plan?.invoice.lines ?? []) {
    const own = lines.find(({ line }) => line === of)?.tax;
    // What is no sale, a gift card, bears only a rate that was chosen for the very line.
    const isSale = !because.some((reason) => reason.step === "untaxed" && reason.why === "not-a-sale");
    const tax = own ?? (isSale ? whole.tax : undefined);
    const charged = profile.ratePercentages[taxType];
    if (of === undefined || !tax || charged === undefined || charged === tax.rate || amount.minor === 0n) continue;
    errors[own ? `lines.${of}.taxType` : "taxType"] =
      `“${description}” was charged ${charged}% in Shopify, and ${tax.taxType} is ${tax.rate}%: the books would not tie out. Choose a rate of ${charged}%.`;
  }

  return errors;
}

function toValues(choice: OrderChoice | null): ChoiceValues {
  const { draft, whole = {}, lines = [], reason = "" } = choice ?? {};
  const ofLines = lines.map(({ line, ...override }): [string, OverrideValues] => [line, toOverrideValues(override)]);

  return { ...toOverrideValues(whole), draft: draft === undefined ? "" : draft ? "yes" : "no", lines: Object.fromEntries(ofLines), reason };
}
