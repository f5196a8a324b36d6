import type { OrderId } from "../../domain/ids";
import type { ExportedOrder, ExportPart, ShopHistory } from "../../ports/shop-history";
import type { BookingCurrency } from "../../ports/shop-orders";
import { readGraphqlOrder } from "./order-json/graphql-order";
import { isObject, text, textOr, type JsonObject } from "./order-json/json";
import { UnreadableOrder } from "./order-json/unreadable";
import { numberedLines } from "./numbered-lines";
import { UnreadableAnswer } from "./shopify-error";
import { parsePlainJson } from "../../domain/plain-text";

type File = Parameters<ShopHistory["readExport"]>[0];

/** Where Shopify keeps the files of bulk operations (Nov 2026). An answer that names another place is not followed. */
const STORE = "https://storage.googleapis.com";
const TIMEOUT_MS = 30_000;

/**
 * Reads a part of an export: a JSON object a line, each order followed by its lines. Neither the file nor more than the part
 * is ever held; the rest of the download is let go.
 */
export async function readExport(
  { url, fromByte, limit, mostRefunded = limit, side }: File,
  sandboxOrigin: string | null,
): Promise<ExportPart> {
  const orders: ExportedOrder[] = [];
  let open: Family | null = null;
  const close = () => open && orders.push(readFamily(open, side));
  for await (const { line, startsAt } of numberedLines(await fetchFrom(whereFrom(url, sandboxOrigin), fromByte), fromByte)) {
    const object = parse(line);
    if (object["__parentId"] === undefined) {
      close();
      const refunded = orders.filter(({ kind }) => kind === "refunded").length;
      if (orders.length === limit || refunded === mostRefunded) return { orders, nextByte: startsAt };
      open = { order: object, lineItems: [], shippingLines: [] };
    } else addChild(open, object);
  }
  close();

  return { orders, nextByte: null };
}

type Family = { order: JsonObject; lineItems: JsonObject[]; shippingLines: JsonObject[] };

function addChild(family: Family | null, child: JsonObject): void {
  if (!family || child["__parentId"] !== family.order["id"])
    throw new UnreadableAnswer("a line of the export stands apart from its order.");
  const id = text(child, "id");
  if (id.includes("/LineItem/")) family.lineItems.push(child);
  else if (id.includes("/ShippingLine/")) family.shippingLines.push(child);
  else throw new UnreadableAnswer(`the export holds ${id}, which was not asked for.`);
}

/** One order that cannot be read does not take the others with it. */
function readFamily({ order, lineItems, shippingLines }: Family, side: BookingCurrency): ExportedOrder {
  const id = text(order, "id") as OrderId;
  const name = textOr(order, "name") ?? id;
  const refunds = order["refunds"];
  if (Array.isArray(refunds) && refunds.length > 0) return { id, name, kind: "refunded" };
  try {
    return { id, name, kind: "order", order: readGraphqlOrder({ ...order, lineItems, shippingLines }, side) };
  } catch (thrown) {
    if (thrown instanceof UnreadableOrder) return { id, name, kind: "unreadable", message: thrown.message };
    throw thrown;
  }
}

function parse(line: string): JsonObject {
  const value = parsePlainJson(line);
  if (!isObject(value)) throw new UnreadableAnswer("a line of the export is no object.");

  return value;
}

/** A sandbox has its files on its own server, reached like everything else of its Shopify. */
function whereFrom(url: string, sandboxOrigin: string | null): URL {
  const named = new URL(url);
  if (sandboxOrigin !== null) return new URL(named.pathname + named.search, sandboxOrigin);
  if (named.origin !== STORE) throw new UnreadableAnswer(`the export is said to be at ${named.origin}, which is not Shopify's store.`);

  return named;
}

/** From that byte on. A server that does not know ranges sends all of it: what was read before is passed over. */
async function fetchFrom(url: URL, fromByte: number): Promise<Chunks> {
  const headers: Record<string, string> = fromByte === 0 ? {} : { Range: `bytes=${fromByte}-` };
  const response = await fetch(url, { headers, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || !response.body) throw new Error(`the export's file answered ${response.status}.`);

  // Node's streams can be iterated; the browser's type that TypeScript knows cannot.
  const body = response.body as ReadableStream<Uint8Array> & Chunks;

  return response.status === 206 || fromByte === 0 ? body : after(body, fromByte);
}

type Chunks = AsyncIterable<Uint8Array>;

async function* after(body: Chunks, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const chunk of body) {
    if (left < chunk.length) yield chunk.subarray(left);
    left = Math.max(left - chunk.length, 0);
  }
}
