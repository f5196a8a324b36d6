import { PROPOSED_RULES } from "../domain/edits/people-rules";
import { problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";
import type { FollowedContact } from "../ports/contact-follows";
import { atRest, decide, nothingFound, quietEnd, readBothSides } from "./hold-against-customers";
import type { ReadyConnection } from "./ready-connection";
import { TRY_AGAIN_MS, updateContacts, type FollowPorts } from "./update-contacts";

export type { FollowPorts };

/** Xero takes fifty in one request, but lists about forty ids in one reading: so many go through all three steps at once. */
export const FOLLOWED_AT_ONCE = 40;

/**
 * Holds contacts that were asked for against their customers, and sends what only the customer changed. Both sides are read
 * first, so a repeated or late message changes nothing. True when more of them wait. An answer that did not come keeps
 * nobody else waiting: they are tried again in a minute.
 */
export async function followCustomers(
  ports: FollowPorts,
  connection: ReadyConnection,
  stillOurs: () => Promise<boolean>,
): Promise<boolean> {
  const { follows, clock } = ports;
  const began = clock.now();
  const asked = await follows.waiting(connection.id, { now: began, limit: FOLLOWED_AT_ONCE });
  if (asked.length === 0) return false;
  const { follow } = (connection.peopleRules ?? PROPOSED_RULES).customers;
  if (!follow) {
    await follows.drop(connection.id);

    return false;
  }
  const held = await readBothSides(ports, connection, await withoutOpenWrite(ports, connection, asked));
  if ("failed" in held) return putOff(ports, connection, { asked, failed: held.failed });
  if (!(await stillOurs())) return false;
  const decided = held.sides.flatMap((each) => decide(connection, each) ?? []);
  const undecided = held.sides.filter(({ followed }) => !decided.some((each) => each.followed === followed));
  const quiet = decided.flatMap((each) => quietEnd(each) ?? []);
  await follows.settle(connection.id, { at: began, ends: [...undecided.map(atRest), ...quiet] });
  const changing = decided.filter((each) => quietEnd(each) === null);
  await updateContacts(ports, connection, { changing, began });

  return asked.length === FOLLOWED_AT_ONCE;
}

/** A contact has at most one open write: one whose answer was lost is found out about first. */
async function withoutOpenWrite(
  { ledger }: FollowPorts,
  { id }: ReadyConnection,
  asked: readonly FollowedContact[],
): Promise<FollowedContact[]> {
  const open = (await ledger.unsettled(id)).filter(({ kind }) => kind === "CONTACT_UPDATE");
  const busy = new Set(open.flatMap(({ members }) => members.map(({ localId }) => localId)));

  return asked.filter(({ customerKey }) => !busy.has(customerKey));
}

/** Refused for good, it is for a person; else it waits. */
async function putOff(
  { follows, clock, log }: FollowPorts,
  connection: ReadyConnection,
  { asked, failed }: { asked: readonly FollowedContact[]; failed: FailedAnswer },
): Promise<false> {
  if (failed.kind === "rejected") {
    const cause = problem("xero-refused", "retry", `The customer could not be held against the contact: ${failed.message}`);
    await follows.settle(connection.id, {
      at: clock.now(),
      ends: asked.map((followed) => ({ ...nothingFound(followed), problem: cause })),
    });

    return false;
  }
  log.warn("Customers could not be followed; tried again shortly.", { connectionId: connection.id, kind: failed.kind });
  const pauseMs = failed.kind === "rate-limited" ? Math.max(TRY_AGAIN_MS, failed.retryAfterMs) : TRY_AGAIN_MS;
  await follows.wait(connection.id, new Date(clock.now().getTime() + pauseMs));

  return false;
}
