import { NOTE_KEPT } from "../people";
import { CHOSEN, REGIONS, SALES, twinOf } from "../platforms/xero-chart";
import type { OrderRow } from "../stores/database";
import type { Case } from "./documents-of";

type Line = Case["invoices"][number]["now"]["lines"][number];

/** What of an order's invoice is not as the merchant chose, worked out from what he chose and from the order's tags. */
export function notAsChosen(each: Case, row: OrderRow): string[] {
  const invoice = mainInvoice(each);
  if (!invoice || isExcused(each, row)) return [];
  const { now } = invoice;
  const wrong = now.lines.filter((line) => !isAsChosen(line, each, row)).map(({ description }) => `${description} is not coded as chosen`);

  return [...wrong, ...(isDraftMissed(each) ? ["it was to be a draft from the first, and was sent as approved"] : [])];
}

/**
 * A tag kept it out from the first, and was never taken off: nothing of it may stand. Later, its page has to say so, unless the
 * order was cancelled since: then `notTakenBack` says what may stand.
 */
export function notHeldBack({ order, invoices }: Case, { status, problems }: OrderRow): string[] {
  if (!order.tags.includes("hold") || invoices.length === 0) return [];
  if (order.tagFromFirst === "hold") return [`${invoices.length} invoices stand although its tag kept it out from the first`];
  if (order.cancelledAt !== null && status === "excluded") return [];

  return status === "attention" && problems.length > 0 ? [] : [`${status} although its tag keeps it out, and an invoice stands`];
}

/**
 * The sale is off: what stands of it comes to nothing and asks for nothing. So does an invoice of 0.00, where there is nothing to
 * void, and one that Xero keeps, with the credit note over the whole of it. What a person made of it may stay, where it was kept.
 */
export function notTakenBack({ order, invoices, notes }: Case, { status }: OrderRow): string[] {
  if (status !== "excluded" || order.cancelledAt === null || order.meddling.has("kept as edited") || order.meddling.has(NOTE_KEPT))
    return [];
  const sums = { total: 0n, tax: 0n };
  for (const { now } of invoices) {
    sums.total += now.total.minor;
    sums.tax += now.totalTax.minor;
  }
  for (const { now } of notes) {
    sums.total -= now.total.minor;
    sums.tax -= now.totalTax.minor;
  }
  const isOpen = invoices.some(({ now }) => now.amountDue.minor !== 0n) || notes.some(({ now }) => now.remainingCredit.minor !== 0n);

  return sums.total === 0n && sums.tax === 0n && !isOpen
    ? []
    : [`excluded since it was cancelled, and ${sums.total} (tax ${sums.tax}) stands of it`];
}

/** Nobody approved it in Xero yet: it takes no payment, and waits. */
export function waitsForApproval(each: Case): boolean {
  return [...each.invoices, ...each.notes].some(({ now }) => now.status === "DRAFT" || now.status === "SUBMITTED");
}

/** What was chosen came too late, and that is true: Xero lets nobody change it any more. */
export function isTooLate(each: Case, { choice }: OrderRow): boolean {
  const { amountPaid, amountCredited, status } = mainInvoice(each)?.now ?? {};
  const isSettled = status === "PAID" || (amountPaid?.minor ?? 0n) > 0n || (amountCredited?.minor ?? 0n) > 0n;
  const isDraftWanted = choice?.draft ?? each.order.tags.includes("check");

  return isSettled || each.invoices.length + each.notes.length > 1 || (isDraftWanted && status === "AUTHORISED");
}

function mainInvoice({ invoices }: Case) {
  return invoices.find(({ now }) => !/-A\d+$/.test(now.number));
}

/** It waits for a person for some reason that the choice has no part in, or says itself that the choice came too late. */
function isExcused(each: Case, row: OrderRow): boolean {
  const { status, problems } = row;
  const saysSo = problems.some(({ code }) => code === "choice-too-late") && isTooLate(each, row);
  const isTouched = mainInvoice(each)?.byHand || each.order.meddling.has("kept as edited");

  return saysSo || isTouched === true || (status !== "synced" && !waitsForApproval(each));
}

/** Only the products that the mapping books as sales, by the name that the story gave them. */
function isAsChosen(line: Line, { order }: Case, { choice }: OrderRow): boolean {
  const [, number] = /^Product (\d+)/.exec(line.description) ?? [];
  const sold = order.telling.input.order.lines.find(({ title }) => title === `Product ${number}`);
  if (!sold || sold.isGiftCard) return true;
  const own = choice?.lines.find(({ line: id }) => id === sold.id);
  const byTag = order.tags.includes("wholesale") ? CHOSEN.wholesale : order.tags.includes("outlet") ? CHOSEN.outlet : SALES;
  const region = order.tags.includes("wholesale") ? REGIONS[1] : undefined;
  const account = own?.account ?? choice?.whole.account ?? byTag;
  const option = own?.tracking?.[0]?.option ?? choice?.whole.tracking?.[0]?.option ?? region;
  const isTwin = line.taxType === twinOf(line.taxType?.replace(/TWIN$/, "") ?? "");

  return line.accountCode === account && line.tracking?.[0]?.option === option && isTwin === (own?.tax !== undefined);
}

/** Since it was placed its tag says that a person approves it. */
function isDraftMissed(each: Case): boolean {
  const first = mainInvoice(each)?.history[0]?.seen.status;

  return each.order.tagFromFirst === "check" && first !== "DRAFT";
}
