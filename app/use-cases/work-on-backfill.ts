import { sentenceOfNotShown } from "../domain/backfill/no-longer-shown";
import type { Backfill } from "../ports/backfill-store";
import { ordersHidden } from "./orders-hidden";
import { previewBackfill, type PreviewPorts } from "./preview-backfill";
import type { ReadyConnection } from "./ready-connection";
import { waitForShopify, type BackfillPorts } from "./wait-for-shopify";

/** So many orders are taken up ahead of their posting: full batches, and still few rows that nothing was written for. */
const AHEAD = 1_000;
const PAGES_A_TURN = 4;
const LOOK_AGAIN_MS = 5_000;

/**
 * The backfill's share of a turn: one step of its preview, or the next orders of its run taken up, oldest first. They are
 * read, decided and posted as any other order is. True when there is more to do at once.
 */
export async function workOnBackfill(ports: PreviewPorts, connection: ReadyConnection, backfill: Backfill | null): Promise<boolean> {
  const { backfills, clock } = ports;
  if (!backfill || (backfill.notBefore && backfill.notBefore > clock.now())) return false;
  if (backfill.state === "PREVIEWING") return previewBackfill(ports, connection, backfill);
  if (backfill.state !== "RUNNING") return false;
  for (let page = 0; page < PAGES_A_TURN; page++) {
    const running = await backfills.current(connection.id);
    if (running?.state !== "RUNNING" || !(await takeUpPage(ports, connection, running))) return page > 0;
  }

  return true;
}

/** False when nothing was taken up. It is done when every order it took up has come to rest; each says for itself where it stands. */
async function takeUpPage(ports: BackfillPorts, connection: ReadyConnection, backfill: Backfill): Promise<boolean> {
  const { backfills, shopHistory, clock } = ports;
  const unfinished = await backfills.unfinished(backfill.id, clock.now());
  if (unfinished.all < AHEAD && !backfill.wholeRange) {
    const { span, cursor, reachedAt } = backfill;
    const hidden = await ordersHidden(ports, connection, reachedAt ?? span.from);
    if (hidden.kind !== "done") return waitForShopify(ports, backfill, hidden);
    if (hidden.value !== null) {
      // Those taken up go on, for they grow old, too; waiting would only lose more of them.
      const reason = `The next orders of these days have become too old while it waited. ${hidden.value}`;
      await backfills.move(backfill.id, { from: ["RUNNING"], to: "FAILED", at: clock.now(), reason });

      return false;
    }
    const page = await shopHistory.page(connection.shop, { span, cursor });
    if (page.kind !== "done") return waitForShopify(ports, backfill, page);
    await backfills.takeUp(backfill, { connectionId: connection.id, ...page.value });

    return true;
  }
  if (unfinished.all === 0) await finish(ports, backfill);
  else if (unfinished.ready === 0) {
    // All of them wait for something; each has its own time to be looked at again.
    await backfills.wait(backfill.id, { until: new Date(clock.now().getTime() + LOOK_AGAIN_MS), reason: null, attempts: 0 });
  }

  return false;
}

/** What the preview found and the run did not is said: it would be missing from the books without a word. */
async function finish({ backfills, clock }: BackfillPorts, { id, found, wentThrough }: Backfill): Promise<void> {
  const gone = Math.max((found ?? 0) - wentThrough, 0) + (await backfills.notShown(id));
  const reason = sentenceOfNotShown(gone, found ?? 0);
  await backfills.move(id, { from: ["RUNNING"], to: "DONE", at: clock.now(), ...(reason !== null && { reason }) });
}

/** For a wave of old orders: false as soon as the backfill that runs now was paused or cancelled. */
export async function untilPaused({ backfills }: BackfillPorts, { id }: ReadyConnection): Promise<() => Promise<boolean>> {
  const running = await backfills.current(id);
  if (running?.state !== "RUNNING") return () => Promise.resolve(true);

  return async () => (await backfills.current(id))?.state === "RUNNING";
}
