import type { Raw } from "./straight";

/** What had been written or begun when it was set: entries up to `id`, by transactions of which these were still open. */
type Mark = { id: bigint; open: readonly string[] };

/**
 * Up to which id all entries of the audit log are to be seen: none of them can still come. Ids are given out in order, but a
 * transaction that took one may commit after another that took a later one. So a mark is set, and passed once every transaction
 * is over that was open then: at once where none was, else by the next time it is asked. Whoever writes entries holds the lock
 * for it from before he takes an id until he is done and seen by others.
 */
export function settledEntries(): (db: Raw) => Promise<bigint> {
  let passed = 0n;
  let waiting: Mark | undefined;

  return async (db) => {
    const [last] = await db.$queryRaw<{ id: string }[]>`SELECT "last_value" AS "id" FROM "AuditEntry_id_seq"`;
    const open = await writersOfEntries(db);
    const marks = [...(waiting ? [waiting] : []), { id: BigInt(last?.id ?? 0), open }];
    passed = marks.findLast((mark) => !isHeldUp(mark, open))?.id ?? passed;
    waiting = marks.find((mark) => isHeldUp(mark, open));

    return passed;
  };
}

function isHeldUp(mark: Mark, open: readonly string[]): boolean {
  return mark.open.some((each) => open.includes(each));
}

/** The transactions of this database that write entries and are not over. */
async function writersOfEntries(db: Raw): Promise<string[]> {
  const rows = await db.$queryRaw<{ writer: string }[]>`
    SELECT "virtualtransaction" AS "writer" FROM pg_locks
    WHERE "locktype" = 'relation' AND "relation" = '"AuditEntry"'::regclass AND "mode" = 'RowExclusiveLock'
      AND "database" = (SELECT "oid" FROM pg_database WHERE "datname" = current_database())`;

  return rows.map(({ writer }) => writer);
}
