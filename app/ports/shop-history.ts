import type { Order } from "../domain/commerce/order";
import type { OrderId, ShopDomain } from "../domain/ids";
import type { Answer } from "./answer";
import type { BookingCurrency } from "./shop-orders";

/** From one moment up to, and not including, another. */
export type Span = { from: Date; until: Date };

/** An order by the little that a list of orders needs. */
export type PastOrder = { id: OrderId; name: string; placedAt: Date };

/** `cursor` goes on from here; null after the last page. */
export type HistoryPage = { orders: PastOrder[]; cursor: string | null };

/** What became of an export. A finished one that found nothing has no file. */
export type ExportState =
  | { kind: "running" }
  | { kind: "finished"; file: { url: string; orders: number } | null }
  | { kind: "failed"; message: string };

/** `order`: read whole · `refunded`: its refunds are not in the file, so it is to be read by itself · `unreadable`: and why. */
export type ExportedOrder = { id: OrderId; name: string } & (
  | { kind: "order"; order: Order }
  | { kind: "refunded" }
  | { kind: "unreadable"; message: string }
);

/** `nextByte`: where the next reading goes on; null at the end of the file. */
export type ExportPart = { orders: ExportedOrder[]; nextByte: number | null };

/** A shop's past orders, many at a time. Nothing here writes. */
export interface ShopHistory {
  /** False: only the orders of the last sixty days are shown to this app. */
  showsAll(shop: ShopDomain): Promise<Answer<boolean>>;
  /** Orders placed in that span, oldest first, some hundred at a time. */
  page(shop: ShopDomain, query: { span: Span; cursor: string | null }): Promise<Answer<HistoryPage>>;
  /** Has Shopify write all orders of the span into a file, which takes seconds to hours; the answer names the export. */
  beginExport(shop: ShopDomain, span: Span): Promise<Answer<string>>;
  exportState(shop: ShopDomain, exportId: string): Promise<Answer<ExportState>>;
  /**
   * Up to so many orders of the file, and up to so many refunded ones, from that byte on: the first, or one that an earlier part
   * named.
   */
  readExport(file: {
    url: string;
    fromByte: number;
    limit: number;
    mostRefunded?: number;
    side: BookingCurrency;
  }): Promise<Answer<ExportPart>>;
}
