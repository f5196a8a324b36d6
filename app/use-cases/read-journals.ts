import type { CalendarDate } from "../domain/instant";
import type { SalesAccounts } from "../domain/elsewhere/journal-amounts";
import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { ElsewhereRead, ElsewhereStore, JournalsRead } from "../ports/elsewhere-store";
import type { Log } from "../ports/log";
import type { ReadyConnection } from "./ready-connection";
import { OVERLAP_MS, sweepKind } from "./sweep-kind";
import { tellUnread } from "./tell-unread";
import type { XeroAccess } from "./xero-access";

type Ports = { books: Pick<Books, "manualJournals">; xero: XeroAccess; elsewhere: Pick<ElsewhereStore, "saveJournals">; log: Log };

/** `further`: earlier days than are known were asked for. */
type Reading = { fromDay: CalendarDate; further: boolean; known: ElsewhereRead | null };
type Read = { journals: JournalsRead; journalsCursor: Date | null; more: boolean };

/**
 * Manual journals that book sales, as deposits are read; by a cursor of their own, because a consent that allows it may come later
 * than the others. Where it is missing, or Xero refuses, that is remembered and told, and nothing else waits for it.
 */
export async function readJournals(
  ports: Ports,
  connection: ReadyConnection,
  { fromDay, further, known }: Reading,
): Promise<Read | { failed: FailedAnswer }> {
  const cursor = known?.journals === "read" ? known.journalsCursor : null;
  let journals: JournalsRead = "read";
  const kind = await sweepKind(ports, connection, {
    since: further || !cursor ? new Date(0) : new Date(cursor.getTime() - OVERLAP_MS),
    read: async (access, wanted) => {
      const accounts = accountsOf(connection);
      const answer = await ports.books.manualJournals(access, { fromDay, ...wanted, accounts });
      if (answer.kind !== "done") return answer;
      if (typeof answer.value === "string") {
        journals = answer.value;

        return { kind: "done", value: { pages: 1, newest: null } };
      }
      const { found, pages, unread } = answer.value;
      tellUnread(ports, connection, { what: "Manual journals", unread });
      await ports.elsewhere.saveJournals(connection.id, found);

      return { kind: "done", value: { pages, newest: latest(found.map(({ updatedAt }) => updatedAt)) } };
    },
  });
  if ("failed" in kind) return kind;

  return { journals, journalsCursor: kind.cutAt ?? latest([kind.newest, cursor]), more: kind.cutAt !== null };
}

function accountsOf({ profile, organisation }: ReadyConnection): SalesAccounts {
  const { salesAccount, shippingAccount, paymentsAccount, gatewayAccounts, accountRules } = profile;
  const byRule = accountRules.flatMap(({ account }) => account ?? []);

  return {
    sales: [salesAccount, shippingAccount, ...byRule],
    payments: [paymentsAccount, ...Object.values(gatewayAccounts)],
    currency: organisation.baseCurrency,
  };
}

function latest(moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((newest, each) => (each && (!newest || each > newest) ? each : newest), null);
}
