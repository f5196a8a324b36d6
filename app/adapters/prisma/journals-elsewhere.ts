import type { JournalElsewhere, OrderOver, SoldOn } from "../../domain/elsewhere/match-journal";
import { wordsOf } from "../../domain/elsewhere/mentions";
import type { ConnectionId, InvoiceId, OrderRecordId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import { currency } from "../../domain/money/currency";
import { money } from "../../domain/money/money";
import type { ElsewhereStore, JournalFound, SoldWithin } from "../../ports/elsewhere-store";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { ASIDE_WHILE_THE_SAME } from "./set-aside";
import { cutText } from "../../domain/plain-text";

/** Manual journals that book sales stand among the invoices of others, by a kind of their own. */
export function journalStore(db: Database): Pick<ElsewhereStore, "saveJournals" | "journals" | "soldOn" | "ordersOver"> {
  return {
    saveJournals: (connectionId, found) => save(db, connectionId, found),
    journals: async (connectionId, limit) => {
      const where = { connectionId, kind: "JOURNAL", status: "POSTED", setAsideAt: null };
      const rows = await db.invoiceElsewhere.findMany({ where, orderBy: [{ date: "desc" }, { invoiceId: "asc" }], take: limit });

      return rows.map((row): JournalElsewhere => {
        const of = currency(row.currency);
        const { invoiceId, number, date, total, status, words, amounts } = row;

        return {
          ...{ id: invoiceId as InvoiceId, number, date: date as CalendarDate, total: money(total, of), status, words },
          amounts: amounts.map((minor) => money(minor, of)),
        };
      });
    },
    soldOn: (connectionId, span) => soldOn(db, connectionId, span),
    ordersOver: (connectionId, span) => ordersOver(db, connectionId, span),
  };
}

/** A narration is as long as people like; what is shown of it need not be. */
const MOST_LETTERS = 120;

async function save(db: Database, connectionId: ConnectionId, found: readonly JournalFound[]): Promise<void> {
  const noSales = found.filter(({ amounts }) => amounts.length === 0).map(({ id }) => id);
  if (noSales.length > 0) await db.invoiceElsewhere.deleteMany({ where: { connectionId, invoiceId: { in: noSales } } });
  const rows = found.flatMap(({ id, narration, date, total, status, amounts }) =>
    amounts.length === 0
      ? []
      : [
          {
            ...{ id, number: cutText(narration, MOST_LETTERS), date, currency: total.currency, total: total.minor.toString(), status },
            ...{ words: wordsOf(narration), amounts: amounts.map(({ minor }) => minor.toString()) },
          },
        ],
  );
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO "InvoiceElsewhere" ("connectionId", "invoiceId", "kind", "number", "date", "currency", "total", "status", "words", "amounts", "contactHash")
    SELECT ${connectionId}, r."id", 'JOURNAL', r."number", r."date", r."currency", r."total", r."status", r."words", r."amounts", ''
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("id" text, "number" text, "date" text, "currency" text, "total" bigint,
      "status" text, "words" text[], "amounts" bigint[])
    ON CONFLICT ("connectionId", "invoiceId") DO UPDATE SET "number" = excluded."number", "date" = excluded."date",
      "currency" = excluded."currency", "total" = excluded."total", "status" = excluded."status", "words" = excluded."words",
      "amounts" = excluded."amounts", ${ASIDE_WHILE_THE_SAME}`;
}

/** Amounts of the facts are bigints written as text (domain-json). Moments stand in UTC, without a zone. */
async function soldOn(db: Database, connectionId: ConnectionId, { from, to, timeZone, currency: of }: SoldWithin): Promise<SoldOn[]> {
  const rows = await db.$queryRaw<{ day: string; minor: string; orders: bigint }[]>`
    SELECT to_char(o."placedAt" AT TIME ZONE 'UTC' AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "day", count(*) AS "orders",
      sum((o."facts" -> 'total' -> 'minor' ->> '$bigint')::bigint)::text AS "minor"
    FROM "OrderRecord" o
    WHERE o."connectionId" = ${connectionId} AND o."status" <> 'EXCLUDED' AND o."facts" -> 'total' ->> 'currency' = ${of}
      AND o."orderId" LIKE 'gid://shopify/Order/%' -- an offer is no sale
      AND o."placedAt" >= ${from}::timestamp AT TIME ZONE ${timeZone} AT TIME ZONE 'UTC'
      AND o."placedAt" < (${to}::timestamp + interval '1 day') AT TIME ZONE ${timeZone} AT TIME ZONE 'UTC'
    GROUP BY 1`;

  return rows.map(({ day, minor, orders }) => ({ day: day as CalendarDate, minor: BigInt(minor), orders: Number(orders) }));
}

type Over = { recordId: string; name: string; day: string; minor: string };

/** A thousand at most, the latest: a shop may sell as many mugs a week. */
async function ordersOver(
  db: Database,
  connectionId: ConnectionId,
  { from, to, timeZone, currency: of, amounts }: SoldWithin & { amounts: readonly bigint[] },
): Promise<OrderOver[]> {
  const rows = await db.$queryRaw<Over[]>`
    SELECT o."id" AS "recordId", o."name", (o."facts" -> 'total' -> 'minor' ->> '$bigint') AS "minor",
      to_char(o."placedAt" AT TIME ZONE 'UTC' AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "day"
    FROM "OrderRecord" o
    WHERE o."connectionId" = ${connectionId} AND o."status" <> 'EXCLUDED' AND o."facts" -> 'total' ->> 'currency' = ${of}
      AND o."orderId" LIKE 'gid://shopify/Order/%'
      AND (o."facts" -> 'total' -> 'minor' ->> '$bigint')::bigint = ANY(${[...amounts]}::bigint[])
      AND o."placedAt" >= ${from}::timestamp AT TIME ZONE ${timeZone} AT TIME ZONE 'UTC'
      AND o."placedAt" < (${to}::timestamp + interval '1 day') AT TIME ZONE ${timeZone} AT TIME ZONE 'UTC'
    ORDER BY o."placedAt" DESC, o."id" LIMIT 1000`;

  return rows.map(({ recordId, name, day, minor }) => ({
    recordId: recordId as OrderRecordId,
    name,
    day: day as CalendarDate,
    minor: BigInt(minor),
  }));
}
