import { CONTACT_FIELDS, textOf, type ContactField, type ContactFields } from "../domain/follow/contact-fields";
import { decideUpdate, namedFields, type FollowDecision } from "../domain/follow/contact-update";
import { PROPOSED_RULES } from "../domain/edits/people-rules";
import type { ContactInBooks } from "../domain/ledger/contact";
import { problem } from "../domain/problem";
import type { FailedAnswer } from "../ports/answer";
import type { Books } from "../ports/books";
import type { BuyerRecord, BuyerRecords } from "../ports/buyer-records";
import type { Followed, FollowedContact } from "../ports/contact-follows";
import type { ReadyConnection } from "./ready-connection";
import type { XeroAccess } from "./xero-access";

/** A contact with both its sides, as read a moment ago. */
type Held = { followed: FollowedContact; buyer: BuyerRecord | undefined; contact: ContactInBooks | undefined };
export type Decided = Held & { decision: FollowDecision; stands: ContactFields };

type Sides = { sides: Held[] } | { failed: FailedAnswer };

type SidesPorts = { xero: XeroAccess; books: Books; buyers: BuyerRecords };

/** Two calls, whatever the number; one where no customer has changed in what a contact has. */
export async function readBothSides(
  { xero, books, buyers }: SidesPorts,
  connection: ReadyConnection,
  asked: readonly FollowedContact[],
): Promise<Sides> {
  if (asked.length === 0) return { sides: [] };
  const shop = await buyers.read(
    connection.shop,
    asked.map(({ customerKey }) => customerKey),
  );
  if (shop.kind !== "done") return { failed: shop };
  const contacts = new Map<string, ContactInBooks>();
  const changed = asked.filter((each) => !hasNoNews(each, shop.value.get(each.customerKey)));
  const ids = [...new Set(changed.map(({ contactId }) => contactId))];
  if (ids.length > 0) {
    const standing = await xero(connection, (access) => books.readContacts(access, ids));
    if (standing.kind !== "done") return { failed: standing };
    for (const contact of standing.value) contacts.set(contact.id, contact);
  }

  return {
    sides: asked.map((followed) => ({
      followed,
      buyer: shop.value.get(followed.customerKey),
      contact: contacts.get(followed.contactId),
    })),
  };
}

/**
 * The shop says that the customer changed, as it does of each order, and yet has what both sides had last. What changed in Xero
 * would have been heard of from there.
 */
function hasNoNews({ shopOnly, shared, ours, kept, wasBoth }: FollowedContact, buyer: BuyerRecord | undefined): boolean {
  if (!shopOnly || shared || ours || kept.length > 0 || !buyer) return false;

  return CONTACT_FIELDS.every((field) => {
    const text = textOf(field, buyer.fields);

    return text === "" || wasBoth(field, text) === true;
  });
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

export function nothingFound(followed: FollowedContact): Followed {
  return { followed, agreed: new Map(), kept: [], problem: null, asOf: null };
}

export function atRest({ followed, buyer, contact }: Held): Followed {
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

export function agreedEnd(decided: Decided): Followed {
  const { followed, buyer, decision, stands } = decided;

  return { followed, agreed: textsOf(decision.agreed, stands), kept: decision.kept, problem: null, asOf: buyer?.asOf ?? null };
}

/**
 * Nothing is to be sent: both sides agree, or Xero refused just this before and nobody but the shop has asked since. Null where
 * something is.
 */
export function quietEnd(decided: Decided): Followed | null {
  const { followed, decision } = decided;
  if (namedFields(decision.send).length === 0) return agreedEnd(decided);
  const refused = followed.refusedFor(decision.send);

  return refused && { ...agreedEnd(decided), problem: refused };
}

export function textsOf(fields: readonly ContactField[], of: Partial<ContactFields>): Map<ContactField, string> {
  return new Map(CONTACT_FIELDS.filter((field) => fields.includes(field)).map((field) => [field, textOf(field, of)]));
}
