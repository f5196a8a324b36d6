import { afterAll, expect, test } from "vitest";
import type { ConnectionId } from "../../app/domain/ids";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db, ports } = world.app;

/** As many connections like the merchant's, each with as many entries as told, which come to them in turn. */
async function connectionsWith(entries: readonly number[], name = "many"): Promise<ConnectionId[]> {
  const { id } = await merchant.connection();
  const names = entries.map((_count, index) => `${name}-${String(index).padStart(3, "0")}`);
  await db.$executeRaw`
    INSERT INTO "Connection" SELECT (jsonb_populate_record(c, jsonb_build_object('id', n, 'shop', n || '.example', 'tenantId', n))).*
    FROM "Connection" c, unnest(${names}::text[]) n WHERE c."id" = ${id}`;
  await db.$executeRaw`
    INSERT INTO "AuditEntry" ("connectionId", "kind", "facts")
    SELECT n, 'EVENT', jsonb_build_object('number', i)
    FROM unnest(${names}::text[], ${[...entries]}::int[]) AS m(n, many), LATERAL generate_series(1, m.many) i ORDER BY i, n`;

  return names as ConnectionId[];
}

async function sealedOf(id: ConnectionId) {
  const entries = await ports.audit.sealed(id, { after: 0n, limit: 10_000 });

  return { numbers: entries.map(({ facts }) => (facts as { number: number }).number), hold: entries.every(({ holds }) => holds) };
}

const upTo = (last: number) => ({ numbers: Array.from({ length: last }, (_, index) => index + 1), hold: true });

test("the chains of many quiet shops are sealed together, and a busy one's among them to its end", async () => {
  await ports.audit.seal();
  // 60 shops of three entries, and one of 1,210 in their midst.
  const counts = Array.from({ length: 61 }, (_, index) => (index === 30 ? 1_210 : 3));
  const ids = await connectionsWith(counts);
  let batches = 0;
  await ports.audit.seal(async () => void (batches += 1));

  for (const [index, id] of ids.entries()) expect(await sealedOf(id)).toEqual(upTo(counts[index] ?? 0));
  // Groups of 25, 25 and 11: one batch each, but that in the second the busy one has 20 in it, then 500, 500 and 190 by itself.
  expect(batches).toBe(1 + 4 + 1);
});

test("processes that seal the same chains at once give no place twice and leave none out", async () => {
  const ids = await connectionsWith([7, 600, 7, 30], "rival");
  await Promise.all(Array.from({ length: 4 }, () => ports.audit.seal()));
  await ports.audit.seal();

  expect(await Promise.all(ids.map(sealedOf))).toEqual([upTo(7), upTo(600), upTo(7), upTo(30)]);
});
