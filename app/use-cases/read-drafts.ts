import type { DraftOrder } from "../domain/commerce/draft-order";
import type { Order } from "../domain/commerce/order";
import { isDraftOrder } from "../domain/ids";
import { invariant } from "../domain/invariant";
import { planQuote, quoteAsPosting, type Quoting } from "../domain/posting/plan-quote";
import type { Posting } from "../domain/posting/posting-plan";
import { problem, type Problem } from "../domain/problem";
import type { StandingQuote } from "../domain/quotes/standing-quote";
import { stepForDraft, type DraftSituation } from "../domain/quotes/step-for-draft";
import { attention } from "../domain/sync/rest";
import type { DirtyOrder } from "../ports/order-store";
import { problemOf } from "./failure";
import { postpone } from "./postpone";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

/** A draft order being worked on, as read from Shopify a moment ago; `order` is the one it would make today. */
export type DraftInHand = DraftSituation & { dirty: DirtyOrder; order: Order | null; posting: Posting | null };

/**
 * Draft orders as they stand in Shopify. Xero sends no webhooks for quotes, so a quote is read before anything is decided that
 * would change it, and where a person asks; otherwise it stands as the last sweep saw it, and most looks cost no call to Xero. What
 * cannot be read says so, and never holds up the others.
 */
export async function readDrafts(ports: SyncPorts, connection: ReadyConnection, dirty: readonly DirtyOrder[]): Promise<DraftInHand[]> {
  const standing = await ports.quotes.forDrafts(
    connection.id,
    dirty.map(({ recordId }) => recordId),
  );
  const inHand: DraftInHand[] = [];
  for (const each of dirty) {
    const read = await readOne(ports, connection, each);
    if (!read) continue;
    const quote = standing.get(each.recordId);
    const known = !quote || !wantsReading(read, quote) || (await refreshQuote(ports, connection, { inHand: read, id: quote.id }));
    if (known) inHand.push(read);
  }

  return inHand;
}

function wantsReading(read: DraftInHand, quote: StandingQuote): boolean {
  return read.dirty.byHand === true || stepForDraft({ ...read, standing: quote, contactId: quote.sentTo }).do !== "rest";
}

async function readOne(ports: SyncPorts, connection: ReadyConnection, dirty: DirtyOrder): Promise<DraftInHand | null> {
  const { shop, profile } = connection;
  invariant(isDraftOrder(dirty.orderId), "only draft orders are read as such");
  const answer = await ports.drafts.read(shop, { id: dirty.orderId, side: profile.bookingCurrency });
  if (answer.kind === "done") return plan(ports, connection, { dirty, draft: answer.value });
  if (answer.kind === "rejected") await hold(ports, { dirty, order: null }, problemOf(answer, "Shopify"));
  else await postpone(ports, [{ dirty, order: null }], { failed: answer, platform: "Shopify" });

  return null;
}

type Read = { dirty: DirtyOrder; draft: DraftOrder | null };

/** A fault of ours with one draft order must not end the turn of all the others: it says so, and the log has the cause. */
async function plan(ports: SyncPorts, connection: ReadyConnection, { dirty, draft }: Read): Promise<DraftInHand | null> {
  const { profile, organisation } = connection;
  const order = draft?.wouldBe ?? null;
  try {
    const quoting = draft && planQuote({ draft, profile, organisation });
    const wanted = profile.draftOrders === "quote";

    return { dirty, wanted, draft, order, quoting, posting: quoting && postingOf(quoting), standing: null, contactId: null };
  } catch (cause) {
    ports.log.error("A draft order could not be planned.", { orderId: dirty.orderId, cause });
    const message =
      "Crossfoot itself stumbled over this draft order, so no quote was written. Press Retry; if it stays, tell us its number.";
    await hold(ports, { dirty, order }, problem("app-fault", "retry", message));

    return null;
  }
}

/** As the pages show it: line by line, with the reasons. */
function postingOf(quoting: Quoting): Posting {
  switch (quoting.kind) {
    case "quote":
      return quoteAsPosting(quoting.plan);
    case "nothing":
      return { kind: "exclude", reason: quoting.reason };
    case "hold":
      return quoting;
  }
}

type Refreshing = { inHand: DraftInHand; id: Parameters<SyncPorts["books"]["readQuote"]>[1] };

/** False, and the draft order says why, where Xero does not tell how its quote stands. */
async function refreshQuote(ports: SyncPorts, connection: ReadyConnection, { inHand, id }: Refreshing): Promise<boolean> {
  const answer = await ports.xero(connection, (access) => ports.books.readQuote(access, id));
  if (answer.kind === "done") await ports.quotes.saveSeen(connection.id, id, answer.value);
  else if (answer.kind === "rejected") await hold(ports, inHand, problemOf(answer, "Xero"));
  else await postpone(ports, [inHand], { failed: answer, platform: "Xero" });

  return answer.kind === "done";
}

type Held = Pick<DraftInHand, "dirty" | "order">;

async function hold({ orders }: SyncPorts, { dirty, order }: Held, problem: Problem): Promise<void> {
  await orders.settle(dirty, { rest: attention([problem]), order, posting: null });
}
