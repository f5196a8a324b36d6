import type { Backfill } from "../ports/backfill-store";
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
    const { span, cursor } = backfill;
    const page = await shopHistory.page(connection.shop, { span, cursor });
    if (page.kind !== "done") return waitForShopify(ports, backfill, page);
    await backfills.takeUp(backfill, { connectionId: connection.id, ...page.value });

    return true;
  }
  if (unfinished.all === 0) await backfills.move(backfill.id, { from: ["RUNNING"], to: "DONE", at: clock.now() });
  else if (unfinished.ready === 0) {
    // All of them wait for something; each has its own time to be looked at again.
    await backfills.wait(backfill.id, { until: new Date(clock.now().getTime() + LOOK_AGAIN_MS), reason: null, attempts: 0 });
  }

  return false;
}

/** For a wave of old orders: false as soon as the backfill that runs now was paused or cancelled. */
export async function untilPaused({ backfills }: BackfillPorts, { id }: ReadyConnection): Promise<() => Promise<boolean>> {
  const running = await backfills.current(id);
  if (running?.state !== "RUNNING") return () => Promise.resolve(true);

  return async () => (await backfills.current(id))?.state === "RUNNING";
}

/** Xero takes no more calls for past orders for now: it rests, and the page says so. */
export async function restBackfill({ backfills, clock }: BackfillPorts, { id }: ReadyConnection, restMs: number): Promise<void> {
  const running = await backfills.current(id);
  if (running?.state !== "RUNNING") return;
  const reason = "Xero takes no more requests for past orders for now, so that new ones need not wait. It goes on by itself.";
  await backfills.wait(running.id, { until: new Date(clock.now().getTime() + restMs), reason, attempts: 0 });
}
