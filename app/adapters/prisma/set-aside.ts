import { Prisma } from "@prisma/client";
import type { CalendarDate } from "../../domain/instant";
import type { InvoiceId } from "../../domain/ids";
import { invariant } from "../../domain/invariant";
import { currency } from "../../domain/money/currency";
import { money } from "../../domain/money/money";
import type { DoubleKind, ElsewhereStore } from "../../ports/elsewhere-store";
import type { Database } from "./database";

const KINDS: Readonly<Record<string, DoubleKind>> = { INVOICE: "invoice", DEPOSIT: "deposit", JOURNAL: "journal" };

/** As `standsAs` of the domain says it. */
const STANDS_AS = Prisma.sql`"date" || ' ' || "total"::text || ' ' || "currency"`;

/** For the statements that read a document once more: what the merchant said of it holds while it comes to the same on the same day. */
export const ASIDE_WHILE_THE_SAME = Prisma.sql`
  "setAsideAt" = CASE WHEN ("InvoiceElsewhere"."date", "InvoiceElsewhere"."total", "InvoiceElsewhere"."currency", "InvoiceElsewhere"."amounts")
    = (excluded."date", excluded."total", excluded."currency", excluded."amounts") THEN "InvoiceElsewhere"."setAsideAt" END`;

/** What looks like money that stands in the books twice, and the merchant said that it is not. */
export function setAsideStore(db: Database): Pick<ElsewhereStore, "setAside" | "showAgain" | "asides"> {
  return {
    setAside: async (connectionId, { id, standsAs }, { at, reason }) => {
      const changed = await db.$executeRaw`
        UPDATE "InvoiceElsewhere" SET "setAsideAt" = ${at}, "setAsideFor" = ${reason}
        WHERE "connectionId" = ${connectionId} AND "invoiceId" = ${id} AND ${STANDS_AS} = ${standsAs}`;

      return changed > 0;
    },
    showAgain: async (connectionId, id) => {
      await db.invoiceElsewhere.updateMany({ where: { connectionId, invoiceId: id }, data: { setAsideAt: null, setAsideFor: null } });
    },
    asides: async (connectionId, limit) => {
      const where = { connectionId, setAsideAt: { not: null } };
      const rows = await db.invoiceElsewhere.findMany({ where, orderBy: [{ setAsideAt: "desc" }, { invoiceId: "asc" }], take: limit });

      return rows.map(({ invoiceId, kind, number, date, currency: of, total, status, setAsideAt, setAsideFor }) => ({
        kind: kindOf(kind),
        elsewhere: { id: invoiceId as InvoiceId, number, date: date as CalendarDate, total: money(total, currency(of)), status },
        at: setAsideAt ?? new Date(0),
        reason: setAsideFor ?? "",
      }));
    },
  };
}

function kindOf(kind: string): DoubleKind {
  const known = KINDS[kind];
  invariant(known, "what others booked is an invoice, a deposit or a journal");

  return known;
}
