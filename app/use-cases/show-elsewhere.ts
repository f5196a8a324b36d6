import { standsAs, type InvoiceElsewhere, type LikeInvoice } from "../domain/elsewhere/invoice-elsewhere";
import { matchInvoice } from "../domain/elsewhere/match-invoice";
import { orderWords } from "../domain/elsewhere/mentions";
import type { InvoiceId, ShopDomain } from "../domain/ids";
import { dayIn, type Instant } from "../domain/instant";
import type { Organisation } from "../domain/ledger/organisation";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { Double, ElsewhereStore, SetAside } from "../ports/elsewhere-store";
import type { StoredOrder } from "../ports/order-reader";
import { journalDoubles } from "./journal-doubles";
import { toMoneyView } from "./show-orders";
import type { DoubleView, ElsewherePageView, InvoiceElsewhereView, SetAsideView } from "./views";

type Ports = {
  connections: ConnectionStore;
  elsewhere: ElsewhereStore;
  invoiceUrl: (organisation: Organisation, invoiceId: string) => string;
};

const PAGE = 50;

/** Sales invoices in the books that are no order's, the latest first: made by hand, or by another app. */
export function makeShowElsewhere({ connections, elsewhere, invoiceUrl }: Ports) {
  return async function showElsewhere(shop: ShopDomain, { after }: { after: string | null }): Promise<ElsewherePageView> {
    const connection = await connections.active(shop);
    if (!connection) return { readAt: null, fromDay: null, invoices: [], nextCursor: null, doubles: [], setAside: [], journals: null };
    const [read, found, doubles, journals, asides] = await Promise.all([
      elsewhere.read(connection.id),
      elsewhere.unclaimed(connection.id, { after: after as InvoiceId | null, limit: PAGE + 1 }),
      elsewhere.doubles(connection.id, PAGE),
      journalDoubles({ elsewhere }, connection),
      elsewhere.asides(connection.id, PAGE),
    ]);
    const shown = found.slice(0, PAGE);

    return {
      readAt: read?.readAt.toISOString() ?? null,
      fromDay: read?.fromDay ?? null,
      invoices: shown.map((each) => toView(connection.organisation, invoiceUrl, each)),
      doubles: [...doubles.map((each) => toDouble(connection.organisation, invoiceUrl, each)), ...journals],
      setAside: asides.map(toAside),
      journals: read && read.journals !== "unread" ? read.journals : null,
      nextCursor: found.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
    };
  };
}

/**
 * Those that may be the order's, or the one that is, for its own page. Whom they name is not kept readably, so that whatever
 * comes to the same within a few days is shown.
 */
export async function elsewhereOf(
  { elsewhere, invoiceUrl }: Ports,
  connection: Connection,
  order: StoredOrder,
): Promise<InvoiceElsewhereView[]> {
  const { orderId, name, facts, problems, status, placedAt } = order;
  const inDoubt = problems.some(({ code }) => code === "maybe-in-books");
  if (!facts || !(inDoubt || status === "excluded")) return [];
  const found = await elsewhere.like(connection.id, [{ orderId, words: orderWords(name), total: facts.total, contactName: null }]);
  const placedOn = dayIn(connection.organisation.timeZone, placedAt.toISOString() as Instant);
  const match = matchInvoice({ name, total: facts.total, placedOn }, found.get(orderId) ?? []);
  if (match.kind === "claimed") return [toView(connection.organisation, invoiceUrl, match.invoice)];
  if (match.kind === "none" || !inDoubt) return [];

  return (match.kind === "same" ? [match.invoice] : match.invoices).map((each) => toView(connection.organisation, invoiceUrl, each));
}

function toView(organisation: Organisation, invoiceUrl: Ports["invoiceUrl"], each: InvoiceElsewhere | LikeInvoice): InvoiceElsewhereView {
  const { id, number, date, total, status } = each;

  return {
    id,
    number,
    date,
    total: total && toMoneyView(total),
    status,
    url: invoiceUrl(organisation, id),
    claimed: "claimed" in each && each.claimed,
  };
}

/** Xero has no lasting address for a bank transaction that an app could know. */
function toDouble(organisation: Organisation, invoiceUrl: Ports["invoiceUrl"], { kind, elsewhere, order }: Double): DoubleView {
  const { id, number, date, total } = elsewhere;
  const url = kind === "invoice" ? invoiceUrl(organisation, id) : null;

  return { id, standsAs: standsAs(elsewhere), what: kind, number, date, total: toMoneyView(total), url, order };
}

function toAside({ kind, elsewhere: { id, number, date, total }, at, reason }: SetAside): SetAsideView {
  return { id, what: kind, number, date, total: toMoneyView(total), reason, at: at.toISOString() };
}
