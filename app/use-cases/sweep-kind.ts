import type { Answer, FailedAnswer } from "../ports/answer";
import type { BooksAccess } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { XeroAccess } from "./xero-access";

const MOST_PAGES = 50;

/** Longer than a reading takes: what changes meanwhile in a kind already read must not be passed over. */
export const OVERLAP_MS = 10 * 60_000;

/** One page of what changed: told on to where it matters, and its latest moment. */
export type Read = (access: BooksAccess, wanted: { since: Date; page: number }) => Promise<Answer<{ pages: number; newest: Date | null }>>;

/** How a kind was read: the newest change, and how far it was read where there was too much. */
export type Kind = { newest: Date | null; cutAt: Date | null };

type Sweeping = { read: Read; since: Date };

/**
 * Oldest change first. Each reading begins at the second that the last one reached, because documents that change meanwhile
 * move to the end, and pages would pass over their neighbours. Only where a thousand changed within one second, as when
 * somebody edits them all at once, the next page is read.
 */
export async function sweepKind(
  { xero }: { xero: XeroAccess },
  connection: Connection,
  { read, since }: Sweeping,
): Promise<Kind | { failed: FailedAnswer }> {
  let newest: Date | null = null;
  let from = since;
  let page = 1;
  for (let call = 0; call < MOST_PAGES; call++) {
    const wanted = { since: from, page };
    const answer = await xero(connection, (access) => read(access, wanted));
    if (answer.kind !== "done") return { failed: answer };
    const { pages, newest: latest } = answer.value;
    if (latest && (!newest || latest > newest)) newest = latest;
    if (page >= pages) return { newest, cutAt: null };
    const reached = latest ? wholeSecond(latest) : from;
    page = reached > from ? 1 : page + 1;
    from = reached > from ? reached : from;
  }

  return { newest, cutAt: from };
}

function wholeSecond(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 1_000) * 1_000);
}
