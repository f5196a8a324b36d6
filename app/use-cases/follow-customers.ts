import { CONTACT_FIELDS, textOf, type ContactField, type ContactFields } from "../domain/follow/contact-fields";
import { decideUpdate, markedName, namedFields, type ContactUpdate, type FollowDecision } from "../domain/follow/contact-update";
import { PROPOSED_RULES } from "../domain/edits/people-rules";
import { problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";
import type { BuyerRecord, BuyerRecords } from "../ports/buyer-records";
import type { ContactFollows, Followed, FollowedContact } from "../ports/contact-follows";
import type { ContactInBooks } from "../domain/ledger/contact";
import type { Member } from "../ports/write-ledger";
import type { ReadyConnection } from "./ready-connection";
import { sendBatch, type WritePorts } from "./write-documents";

export type FollowPorts = WritePorts & { follows: ContactFollows; buyers: BuyerRecords };

/** Xero takes fifty in one request, but lists about forty ids in one reading: so many go through all three steps at once. */
export const FOLLOWED_AT_ONCE = 40;
const WAIT_MS = 60_000;

/** A contact with both its sides, as read a moment ago. */
type Held = { followed: FollowedContact; buyer: BuyerRecord | undefined; contact: ContactInBooks | undefined };
type Decided = Held & { decision: FollowDecision; stands: ContactFields };

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
  const asked = await follows.waiting(connection.id, { now: clock.now(), limit: FOLLOWED_AT_ONCE });
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
  await follows.settle(connection.id, { at: clock.now(), ends: [...undecided.map(atRest), ...decided.filter(isQuiet).map(agreedEnd)] });
  await update(
    ports,
    connection,
    decided.filter((each) => !isQuiet(each)),
  );

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

type Sides = { sides: Held[] } | { failed: FailedAnswer };

/** Two calls, whatever the number. */
export async function readBothSides(
  { xero, books, buyers }: Pick<FollowPorts, "xero" | "books" | "buyers">,
  connection: ReadyConnection,
  asked: readonly FollowedContact[],
): Promise<Sides> {
  if (asked.length === 0) return { sides: [] };
  const shop = await buyers.read(
    connection.shop,
    asked.map(({ customerKey }) => customerKey),
  );
  if (shop.kind !== "done") return { failed: shop };
  const ids = [...new Set(asked.map(({ contactId }) => contactId))];
  const standing = await xero(connection, (access) => books.readContacts(access, ids));
  if (standing.kind !== "done") return { failed: standing };
  const contacts = new Map(standing.value.map((contact) => [contact.id, contact]));

  return {
    sides: asked.map((followed) => ({
      followed,
      buyer: shop.value.get(followed.customerKey),
      contact: contacts.get(followed.contactId),
    })),
  };
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
  const pauseMs = failed.kind === "rate-limited" ? Math.max(WAIT_MS, failed.retryAfterMs) : WAIT_MS;
  await follows.wait(connection.id, new Date(clock.now().getTime() + pauseMs));

  return false;
}

/** Null where nothing is to be compared: the customer is deleted, or the contact archived, or it is several customers'. */
export function decide(connection: ReadyConnection, held: Held): Decided | null {
  const { followed, buyer, contact } = held;
  if (!buyer || !contact?.active || !contact.fields || followed.shared) return null;
  const { changedInXero } = (connection.peopleRules ?? PROPOSED_RULES).customers;
  const stands = contact.fields;
  const decision = decideUpdate({
    ours: buyer.fields,
    stands,
    wasBoth: followed.wasBoth,
    preferOurs: followed.ours || changedInXero === "ours",
  });

  return { ...held, decision, stands };
}

function isQuiet({ decision }: Decided): boolean {
  return namedFields(decision.send).length === 0;
}

function nothingFound(followed: FollowedContact): Followed {
  return { followed, agreed: new Map(), kept: [], problem: null, asOf: null };
}

function atRest({ followed, buyer, contact }: Held): Followed {
  const shared = problem(
    "contact-ambiguous",
    "decide",
    "Several customers have this contact in Xero, so none of them changes it. Change it in Xero, or link each customer to a contact of their own.",
  );
  const archived = problem(
    "contact-archived",
    "decide",
    "The contact is archived in Xero, where nobody can change it. Restore it there first.",
  );
  const found = followed.shared ? shared : contact && !contact.active ? archived : null;

  return { ...nothingFound(followed), problem: buyer ? found : null, asOf: buyer?.asOf ?? null };
}

function agreedEnd(decided: Decided): Followed {
  const { followed, buyer, decision, stands } = decided;

  return { followed, agreed: textsOf(decision.agreed, stands), kept: decision.kept, problem: null, asOf: buyer?.asOf ?? null };
}

function textsOf(fields: readonly ContactField[], of: Partial<ContactFields>): Map<ContactField, string> {
  return new Map(CONTACT_FIELDS.filter((field) => fields.includes(field)).map((field) => [field, textOf(field, of)]));
}

type Sending = Decided & { marked?: true };

async function update(ports: FollowPorts, connection: ReadyConnection, changing: readonly Sending[]): Promise<void> {
  if (changing.length === 0) return;
  const byKey = new Map(changing.map((each) => [each.followed.customerKey, each]));
  const batch = await ports.ledger.open(connection.id, { kind: "CONTACT_UPDATE", members: changing.map(memberOf) });
  const { settlements, failed } = await sendBatch(ports, connection, { batch });
  const done: Followed[] = [];
  const named: Sending[] = [];
  for (const { end, member, ...settlement } of settlements) {
    const sent = byKey.get(member.localId);
    if (sent && end === "done") done.push(doneEnd(sent));
    const taken = "problem" in settlement && settlement.problem.code === "number-taken";
    if (sent && end === "rejected" && taken && !sent.marked) named.push({ ...sent, marked: true });
  }
  await ports.follows.settle(connection.id, { at: ports.clock.now(), ends: done });
  if (failed.length > 0) await ports.follows.wait(connection.id, new Date(ports.clock.now().getTime() + WAIT_MS));
  await update(ports, connection, named);
}

/** What was sent is what both sides have from now on. */
function doneEnd(sent: Sending): Followed {
  const { decision, stands } = sent;
  const fields = fieldsOf(sent);
  const agreed = new Map([...textsOf(decision.agreed, stands), ...textsOf(namedFields(fields), fields)]);

  return { ...agreedEnd(sent), agreed };
}

function memberOf(sent: Sending): Member<ContactUpdate> {
  const { followed, stands } = sent;
  const fields = fieldsOf(sent);
  const from = Object.fromEntries(namedFields(fields).map((field) => [field, stands[field]])) as Partial<ContactFields>;
  const document = { contactId: followed.contactId, fields, from, seq: followed.seq };

  return { recordId: null, localId: followed.customerKey, naturalKey: followed.contactId, document };
}

/** Names are unique among active contacts: where somebody has it, the e-mail address or the customer's number goes behind. */
function fieldsOf({ decision: { send }, marked, stands, followed }: Sending): Partial<ContactFields> {
  if (!marked || send.name === undefined) return send;

  return { ...send, name: markedName(send.name, send.email ?? stands.email ?? followed.customerKey) };
}
