import { z } from "zod";
import type { ShopDomain } from "../../domain/ids";
import type { BuyerRecords } from "../../ports/buyer-records";
import type { Changes } from "../../ports/changes";
import { answered } from "./answered";
import { CHANGED_COMPANIES_QUERY, CHANGED_CUSTOMERS_QUERY, CHANGED_LOCATIONS_QUERY } from "./buyer-query";
import { keyOfGid, readBuyers, type AskForBuyers } from "./read-buyers";
import type { AskShop } from "./shop-orders";

/** 5,000 at a time: bounded, and more than can change within the one second by which Shopify counts. */
const MOST_PAGES = 20;

const pageSchema = z.object({
  found: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string().optional(), company: z.object({ id: z.string() }).optional(), updatedAt: z.string() })),
  }),
});

export function makeBuyerRecords(askShop: AskShop): BuyerRecords {
  const asking =
    (shop: ShopDomain): AskForBuyers =>
    (operation) =>
      askShop(shop, operation);

  return {
    read: (shop, customerKeys) => answered(() => readBuyers(asking(shop), customerKeys)),
    changedSince: (shop, { since, companies }) =>
      answered(async () => {
        const queries = [CHANGED_CUSTOMERS_QUERY, ...(companies ? [CHANGED_COMPANIES_QUERY, CHANGED_LOCATIONS_QUERY] : [])];
        const read: Changes<string>[] = [];
        for (const query of queries) read.push(await readChanged(asking(shop), { query, since }));

        return together(read);
      }),
  };
}

async function readChanged(ask: AskForBuyers, { query, since }: { query: string; since: Date }): Promise<Changes<string>> {
  const changes: Changes<string>["changes"] = [];
  const search = `updated_at:>='${since.toISOString()}'`;
  let after: string | null = null;
  let more = true;
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const { found } = pageSchema.parse(await ask({ query, variables: { query: search, after } }));
    for (const { id, company, updatedAt } of found.nodes) {
      const key = keyOfGid(company?.id ?? id ?? "");
      if (key) changes.push({ id: key, at: new Date(updatedAt) });
    }
    after = found.pageInfo.endCursor;
    more = found.pageInfo.hasNextPage;
  }

  return { changes, newest: changes.at(-1)?.at ?? null, more };
}

/** Where one kind was cut short, the next reading begins where that one ended. */
function together(read: readonly Changes<string>[]): Changes<string> {
  const latest = (times: readonly (Date | null)[]) => times.reduce<Date | null>((a, b) => (b && (!a || b > a) ? b : a), null);
  const cut = read.filter(({ more }) => more).flatMap(({ newest }) => newest ?? []);

  return {
    changes: read.flatMap(({ changes }) => changes),
    newest: cut.length > 0 ? cut.reduce((a, b) => (a < b ? a : b)) : latest(read.map(({ newest }) => newest)),
    more: cut.length > 0,
  };
}
