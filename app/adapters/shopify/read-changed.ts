import { z } from "zod";
import type { Changes } from "../../ports/changes";
import type { Ask } from "./ask";

/** 5,000 at a time: bounded, and more than can change within the one second by which Shopify counts. */
const MOST_PAGES = 20;

const pageSchema = z.object({
  found: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string().optional(), company: z.object({ id: z.string() }).optional(), updatedAt: z.string() })),
  }),
});

/** `idOf` takes Shopify's own id, of a location its company's; null where nobody follows it. */
type Wanted<Id> = { query: string; since: Date; idOf: (gid: string) => Id | null };

/**
 * What a query that calls its list `found` shows as changed, oldest change first. Paged by Shopify's cursor: going on from the
 * last change's second would lose what else changed within it.
 */
export async function readChanged<Id>(ask: Ask, { query, since, idOf }: Wanted<Id>): Promise<Changes<Id>> {
  const changes: Changes<Id>["changes"] = [];
  const search = `updated_at:>='${since.toISOString()}'`;
  let after: string | null = null;
  let more = true;
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const { found } = pageSchema.parse(await ask({ query, variables: { query: search, after } }));
    for (const { id, company, updatedAt } of found.nodes) {
      const known = idOf(company?.id ?? id ?? "");
      if (known !== null) changes.push({ id: known, at: new Date(updatedAt) });
    }
    after = found.pageInfo.endCursor;
    more = found.pageInfo.hasNextPage;
  }

  return { changes, newest: changes.at(-1)?.at ?? null, more };
}
