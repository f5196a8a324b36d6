import { problem } from "../domain/problem";
import { attention } from "../domain/sync/rest";
import type { SyncPorts } from "./sync-ports";
import type { DirtyOrder } from "../ports/order-store";

/** More than an order's ordinary life ever takes within an hour: it is posted in three, and a change of it takes one or two. */
const MOST_WRITES = 20;
const WITHIN_MS = 3_600_000;

type Decided = { dirty: DirtyOrder; step: { do: string } };

/**
 * The circuit breaker. Each step brings the two sides nearer to each other, so writing comes to an end by itself, unless
 * somebody else undoes what is written each time: another app, or a fault of ours. Such an order is shown to a person, and
 * goes on when one asks for it.
 */
export async function stopRunaways<Step extends Decided>(
  ports: Pick<SyncPorts, "ledger" | "clock">,
  steps: readonly Step[],
): Promise<Step[]> {
  const writing = steps.filter(({ step }) => !isHarmless(step)).map(({ dirty }) => dirty.recordId);
  if (writing.length === 0) return [...steps];
  const written = await ports.ledger.writesSince(writing, new Date(ports.clock.now().getTime() - WITHIN_MS));

  return steps.map((each) => {
    const runsAway = !isHarmless(each.step) && (written.get(each.dirty.recordId) ?? 0) >= MOST_WRITES;

    return runsAway ? { ...each, step: attention([WRITTEN_TOO_OFTEN]) } : each;
  });
}

/** An order's contact and its first invoice, or a draft order's quote, are made once: a link to them stands after that. */
const MADE_ONCE: readonly string[] = ["create-contact", "create-invoice", "create-quote"];

function isHarmless(step: Decided["step"]): boolean {
  return step.do === "rest" || MADE_ONCE.includes(step.do);
}

const WRITTEN_TOO_OFTEN = problem(
  "written-too-often",
  "decide",
  `Crossfoot has written ${MOST_WRITES} times within an hour for this order, so it has stopped: something seems to undo each time what it ` +
    "does. Look at its attempts below, and whether another app or an automation changes the order or its invoice; then press Retry.",
);
