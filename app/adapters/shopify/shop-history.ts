import { z } from "zod";
import type { OrderId, ShopDomain } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { ExportState, HistoryPage, ShopHistory, Span } from "../../ports/shop-history";
import { EXPORT_MUTATION, EXPORT_STATE_QUERY, exportQuery, GRANTED_QUERY, PAST_ORDERS_QUERY } from "./history-query";
import { readExport } from "./read-export";
import type { AskShop } from "./shop-orders";
import { failedAnswer } from "./shopify-error";

/** `sandboxOrigin`: where a sandbox's files are fetched instead of from Shopify's own store. */
export function makeShopHistory(askShop: AskShop, sandboxOrigin: string | null): ShopHistory {
  return {
    showsAll: (shop) =>
      answered(async () => {
        const { currentAppInstallation } = grantedSchema.parse(await askShop(shop, { query: GRANTED_QUERY }));

        return currentAppInstallation.accessScopes.some(({ handle }) => handle === "read_all_orders");
      }),
    page: (shop, query) => answered(() => readPage(askShop, shop, query)),
    beginExport: (shop, span) => beginExport(askShop, shop, span),
    exportState: (shop, id) =>
      answered(async () => {
        const { bulkOperation } = stateSchema.parse(await askShop(shop, { query: EXPORT_STATE_QUERY, variables: { id } }));

        return toState(bulkOperation);
      }),
    readExport: (file) => answered(() => readExport(file, sandboxOrigin)),
  };
}

const grantedSchema = z.object({ currentAppInstallation: z.object({ accessScopes: z.array(z.object({ handle: z.string() })) }) });
const pageSchema = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string(), name: z.string(), createdAt: z.iso.datetime({ offset: true }) })),
  }),
});
const beganSchema = z.object({
  bulkOperationRunQuery: z.object({
    bulkOperation: z.object({ id: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});
const operationSchema = z.object({
  status: z.string(),
  errorCode: z.string().nullable(),
  url: z.string().nullable(),
  rootObjectCount: z.coerce.number(),
});
const stateSchema = z.object({ bulkOperation: operationSchema.nullable() });
const cursorSchema = z.object({ from: z.string(), after: z.string().nullable(), pages: z.number() });

/** Shopify pages no further than 25,000 objects: before that the list is begun anew, where the last page ended. */
const MOST_PAGES = 80;

/**
 * Our cursor says where the list was begun, Shopify's own place in it, and the pages since. An order placed in the very
 * second of a new beginning comes twice, which is one look.
 */
async function readPage(askShop: AskShop, shop: ShopDomain, { span, cursor }: { span: Span; cursor: string | null }): Promise<HistoryPage> {
  const { from, after, pages } =
    cursor === null ? { from: span.from.toISOString(), after: null, pages: 0 } : cursorSchema.parse(JSON.parse(cursor));
  const query = filterOf(from, span.until);
  const { orders } = pageSchema.parse(await askShop(shop, { query: PAST_ORDERS_QUERY, variables: { query, after } }));
  const found = orders.nodes.map(({ id, name, createdAt }) => ({ id: id as OrderId, name, placedAt: new Date(createdAt) }));
  const last = found.at(-1);
  if (!orders.pageInfo.hasNextPage || !last) return { orders: found, cursor: null };
  const further = { from, after: orders.pageInfo.endCursor, pages: pages + 1 };
  const anew = { from: last.placedAt.toISOString(), after: null, pages: 0 };

  return { orders: found, cursor: JSON.stringify(further.pages < MOST_PAGES ? further : anew) };
}

/** Only so many bulk operations at once: the others' end is waited for, as for any other limit of Shopify's. */
const BUSY_WAIT_MS = 30_000;
const BUSY = new Set(["LIMIT_REACHED", "OPERATION_IN_PROGRESS"]);

async function beginExport(askShop: AskShop, shop: ShopDomain, span: Span): Promise<Answer<string>> {
  const query = exportQuery(filterOf(span.from.toISOString(), span.until));
  const answer = await answered(async () => beganSchema.parse(await askShop(shop, { query: EXPORT_MUTATION, variables: { query } })));
  if (answer.kind !== "done") return answer;
  const { bulkOperation, userErrors } = answer.value.bulkOperationRunQuery;
  if (userErrors.some(({ code }) => code !== null && BUSY.has(code))) return { kind: "rate-limited", retryAfterMs: BUSY_WAIT_MS };
  if (bulkOperation) return { kind: "done", value: bulkOperation.id };

  return { kind: "rejected", message: userErrors.map(({ message }) => message).join(" ") };
}

function toState(operation: z.infer<typeof operationSchema> | null): ExportState {
  if (!operation) return { kind: "failed", message: "Shopify no longer knows the export." };
  const { status, errorCode, url, rootObjectCount } = operation;
  if (status === "COMPLETED") return { kind: "finished", file: url === null ? null : { url, orders: rootObjectCount } };
  if (status === "CREATED" || status === "RUNNING") return { kind: "running" };

  return { kind: "failed", message: `Shopify ended the export as ${status}${errorCode === null ? "" : ` (${errorCode})`}.` };
}

function filterOf(from: string, until: Date): string {
  return `created_at:>='${from}' AND created_at:<'${until.toISOString()}'`;
}

async function answered<T>(ask: () => Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "done", value: await ask() };
  } catch (thrown) {
    return failedAnswer(thrown);
  }
}
