import { JOURNAL_DAYS, matchJournal, type JournalElsewhere, type SameSales } from "../domain/elsewhere/match-journal";
import { standsAs } from "../domain/elsewhere/invoice-elsewhere";
import { addDays, type CalendarDate } from "../domain/instant";
import type { Connection } from "../ports/connection";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import { toMoneyView } from "./show-orders";
import type { DoubleView } from "./views";

type Ports = { elsewhere: Pick<ElsewhereStore, "journals" | "soldOn" | "ordersOver"> };

/** The latest, a year of daily ones. */
const MOST = 366;

/**
 * Manual journals that seem to book sales which Crossfoot books. Held against the orders whenever it is asked, because the orders of a
 * journal may be taken up long after it was read.
 */
export async function journalDoubles({ elsewhere }: Ports, { id, organisation }: Connection): Promise<DoubleView[]> {
  const journals = await elsewhere.journals(id, MOST);
  const [latest, earliest] = [journals[0], journals.at(-1)];
  if (!latest || !earliest) return [];
  const span = {
    ...{ from: addDays(earliest.date, -JOURNAL_DAYS.before), to: addDays(latest.date, JOURNAL_DAYS.before) },
    ...{ timeZone: organisation.timeZone, currency: organisation.baseCurrency },
  };
  const days = await elsewhere.soldOn(id, span);
  const amounts = [...new Set(journals.flatMap((each) => each.amounts.map(({ minor }) => minor)))];
  const orders = await elsewhere.ordersOver(id, { ...span, amounts });

  return journals.flatMap((journal) => {
    const same = matchJournal(journal, { days, orders });

    return same ? [toView(journal, same)] : [];
  });
}

function toView(journal: JournalElsewhere, same: SameSales): DoubleView {
  const { id, number, date, total } = journal;
  const shown = { id, standsAs: standsAs(journal), number, date, total: toMoneyView(total) };
  const view = { ...shown, what: "journal" as const, url: null, order: null };
  if (same.kind === "order") return { ...view, order: { recordId: same.order.recordId, name: same.order.name } };
  if (same.kind === "names-shop") return view;

  return { ...view, days: { from: same.from, to: same.to, orders: same.orders } satisfies Days };
}

type Days = { from: CalendarDate; to: CalendarDate; orders: number };
