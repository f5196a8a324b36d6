import type { ContactFields } from "../domain/follow/contact-fields";
import { markedName, namedFields, type ContactUpdate } from "../domain/follow/contact-update";
import type { BuyerRecords } from "../ports/buyer-records";
import type { ContactFollows, Followed } from "../ports/contact-follows";
import type { Member } from "../ports/write-ledger";
import { agreedEnd, textsOf, type Decided } from "./hold-against-customers";
import type { ReadyConnection } from "./ready-connection";
import { sendBatch, type WritePorts } from "./write-documents";

export type FollowPorts = WritePorts & { follows: ContactFollows; buyers: BuyerRecords };

/** After an answer that did not come. */
export const TRY_AGAIN_MS = 60_000;

/** `namesTaken`: so many names of it Xero has refused, because somebody has them. */
type Sending = Decided & { namesTaken?: number };

/**
 * Sends them in one request. A name that Xero refuses because somebody has it goes again, marked, while there are marks. What is
 * refused for good is remembered as it was decided, so that it is not sent again because the shop asks.
 */
export async function updateContacts(
  ports: FollowPorts,
  connection: ReadyConnection,
  { changing, began }: { changing: readonly Sending[]; began: Date },
): Promise<void> {
  if (changing.length === 0) return;
  const byKey = new Map(changing.map((each) => [each.followed.customerKey, each]));
  const batch = await ports.ledger.open(connection.id, { kind: "CONTACT_UPDATE", members: changing.map(memberOf) });
  const { settlements, failed } = await sendBatch(ports, connection, { batch });
  const ends: Followed[] = [];
  const named: Sending[] = [];
  for (const { end, member, ...settlement } of settlements) {
    const sent = byKey.get(member.localId);
    if (sent && end === "done") ends.push(doneEnd(sent));
    if (!sent || end !== "rejected" || !("problem" in settlement)) continue;
    const { problem } = settlement;
    const namesTaken = (sent.namesTaken ?? 0) + 1;
    if (problem.code === "number-taken" && namesTaken <= marksOf(sent).length) named.push({ ...sent, namesTaken });
    else ends.push({ ...agreedEnd(sent), problem, ...(problem.remedy === "decide" && { refused: sent.decision.send }) });
  }
  await ports.follows.settle(connection.id, { at: began, ends });
  if (failed.length > 0) await ports.follows.wait(connection.id, new Date(ports.clock.now().getTime() + TRY_AGAIN_MS));
  await updateContacts(ports, connection, { changing: named, began });
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

/** Names are unique among active contacts: where somebody has it, the e-mail address goes behind, or else the customer's number. */
function fieldsOf(sent: Sending): Partial<ContactFields> {
  const { send } = sent.decision;
  const mark = marksOf(sent)[(sent.namesTaken ?? 0) - 1];

  return mark === undefined || send.name === undefined ? send : { ...send, name: markedName(send.name, mark) };
}

/** A contact may be named by this e-mail address, and have another by now; the number is the customer's alone. */
function marksOf({ decision: { send }, stands, followed }: Sending): string[] {
  const email = send.email ?? stands.email;

  return send.name === undefined ? [] : [...(email ? [email] : []), followed.customerKey];
}
