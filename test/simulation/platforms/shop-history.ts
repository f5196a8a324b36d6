import type { ShopDomain } from "../../../app/domain/ids";
import type { ShopHistory, Span } from "../../../app/ports/shop-history";
import type { Process } from "../kernel/process";
import type { Shop } from "./shopify";
import type { ShopOrder } from "./shop-order";

/** Few, so that a schedule's backfill has pages and parts to be cut off between. */
const A_PAGE = 2;

/** A shop's past orders as one process of the app sees them. Its bulk operations are done at once. */
export function shopHistoryFor(process: Process, shopOf: (domain: ShopDomain) => Shop): ShopHistory {
  const asked = <T>(site: string, look: () => T) => process.asked(site, () => ({ kind: "done" as const, value: look() }));

  return {
    showsAll: () => asked("shop.showsAll", () => true),
    page: (domain, { span, cursor }) =>
      asked("shop.page", () => {
        const found = placedIn(shopOf(domain), span);
        const from = Number(cursor ?? 0);
        const orders = found.slice(from, from + A_PAGE).map(({ id, name, placed }) => ({ id, name, placedAt: new Date(placed.at) }));

        return { orders, cursor: from + A_PAGE < found.length ? String(from + A_PAGE) : null };
      }),
    beginExport: (domain, span) => asked("shop.beginExport", () => `${domain}|${span.from.getTime()}|${span.until.getTime()}`),
    exportState: (_domain, exportId) =>
      asked("shop.exportState", () => ({ kind: "finished", file: { url: exportId, orders: exportedBy(shopOf, exportId).length } })),
    readExport: ({ url, fromByte }) =>
      asked("shop.readExport", () => {
        const all = exportedBy(shopOf, url);
        const orders = all.slice(fromByte, fromByte + A_PAGE).map((order) => {
          return { kind: "order" as const, id: order.id, name: order.name, order: order.read() };
        });

        return { orders, nextByte: fromByte + A_PAGE < all.length ? fromByte + A_PAGE : null };
      }),
  };
}

/** An export is named by its shop and its span. */
function exportedBy(shopOf: (domain: ShopDomain) => Shop, exportId: string): ShopOrder[] {
  const [domain = "", from, until] = exportId.split("|");

  return placedIn(shopOf(domain as ShopDomain), { from: new Date(Number(from)), until: new Date(Number(until)) });
}

function placedIn({ orders }: Shop, { from, until }: Span): ShopOrder[] {
  const found = [...orders.values()].filter(({ placed }) => placed.at >= from.getTime() && placed.at < until.getTime());

  return found.sort((a, b) => a.placed.at - b.placed.at);
}
