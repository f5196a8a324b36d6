import type { TenantId } from "../../domain/ids";
import type { CallBudget } from "../../domain/sync/call-budget";
import { foreignCalls } from "../../domain/sync/hear-answer";
import type { CallBudgets } from "../../ports/call-budgets";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";

/** Far more than ever meet on one organisation: it takes ten calls at once to need ten. */
const MOST_TRIES = 100;

export function makeCallBudgets(db: Database): CallBudgets {
  return {
    read: async (tenantId) => {
      const row = await db.callBudget.findUnique({ where: { tenantId } });

      return row && fromJson<CallBudget>(row.state);
    },
    change: (tenantId, change) => compareAndSet(db, tenantId, change),
    takeOfApp: (now) => takeOfApp(db, now),
    hearOfApp: (now, left) => hearOfApp(db, now, left),
  };
}

/** No lock is held: two processes that meet are told apart by the version, and the later one decides anew. */
async function compareAndSet<Result>(
  db: Database,
  tenantId: TenantId,
  change: (budget: CallBudget | null) => { budget: CallBudget | null; result: Result },
): Promise<Result> {
  for (let tried = 0; tried < MOST_TRIES; tried++) {
    const row = await db.callBudget.findUnique({ where: { tenantId } });
    const { budget, result } = change(row && fromJson<CallBudget>(row.state));
    if (budget === null) return result;
    const state = toJson(budget);
    const { count } = row
      ? await db.callBudget.updateMany({ where: { tenantId, version: row.version }, data: { state, version: { increment: 1 } } })
      : await db.callBudget.createMany({ data: [{ tenantId, state }], skipDuplicates: true });
    if (count === 1) return result;
  }
  throw new Error(`The call budget of ${tenantId} was changed by others ${MOST_TRIES} times in a row.`);
}

/** Xero, Nov 2026: 10,000 a minute over all organisations. A hundred are left over for processes that count at the same moment. */
const APP_PER_MINUTE = 10_000;
const OURS = APP_PER_MINUTE - 100;

const SLICE_MS = 5_000;
/** The slice under way and the twelve before it cover any sixty seconds. */
const SLICES = 13;

/** One statement: counting and looking apart would let everybody in who looked before anybody counted. */
async function takeOfApp(db: Database, now: Date): Promise<boolean> {
  const slice = sliceOf(now);
  const taken = await db.$executeRaw`
    INSERT INTO "AppCalls" ("slice", "calls")
    SELECT ${slice}::bigint, 1 WHERE (SELECT coalesce(sum("calls"), 0) FROM "AppCalls" WHERE "slice" > ${slice - BigInt(SLICES)}) < ${OURS}
    ON CONFLICT ("slice") DO UPDATE SET "calls" = "AppCalls"."calls" + 1`;
  if (taken === 0) return false;
  await dropOld(db, slice);

  return true;
}

async function hearOfApp(db: Database, now: Date, left: number): Promise<void> {
  const slice = sliceOf(now);
  const { _sum } = await db.appCalls.aggregate({ _sum: { calls: true }, where: { slice: { gt: slice - BigInt(SLICES) } } });
  const others = foreignCalls({ limit: APP_PER_MINUTE, left, counted: _sum.calls ?? 0 });
  if (others === 0) return;
  await db.$executeRaw`
    INSERT INTO "AppCalls" ("slice", "calls") VALUES (${slice}, ${others})
    ON CONFLICT ("slice") DO UPDATE SET "calls" = "AppCalls"."calls" + ${others}`;
}

/** Slices that no minute reaches any more go about once a minute. */
async function dropOld(db: Database, slice: bigint): Promise<void> {
  if (slice % BigInt(SLICES) === 0n) await db.appCalls.deleteMany({ where: { slice: { lte: slice - BigInt(2 * SLICES) } } });
}

function sliceOf(now: Date): bigint {
  return BigInt(Math.floor(now.getTime() / SLICE_MS));
}
