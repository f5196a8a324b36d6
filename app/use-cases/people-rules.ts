import {
  EDITED_PARTS,
  isOffered,
  PROPOSED_RULES,
  RULES_OFFERED,
  type EditedPart,
  type EditRule,
  type PeopleRules,
} from "../domain/edits/people-rules";
import { FIELD_WORDS } from "../domain/follow/contact-fields";
import type { Organisation } from "../domain/ledger/organisation";
import type { ShopDomain } from "../domain/ids";
import type { Bell } from "../ports/bell";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ContactFollows, FollowState } from "../ports/contact-follows";
import type { PeopleValues, PeopleView, ToldContactView } from "./people-views";

type ShowPorts = {
  connections: ConnectionStore;
  follows: ContactFollows;
  contactUrl: (organisation: Organisation, contactId: string) => string;
};
type SavePorts = { connections: ConnectionStore; bell: Bell };

const MOST_TOLD = 50;

/** What becomes of what people change, and where a person's work stands in a contact. Null without a connection. */
export function makeShowPeople({ connections, follows, contactUrl }: ShowPorts) {
  return async function showPeople(shop: ShopDomain): Promise<PeopleView | null> {
    const connection = await connections.active(shop);
    if (!connection) return null;
    const { documents, customers } = connection.peopleRules ?? PROPOSED_RULES;
    const { linked, waiting, kept, failed } = await follows.counts(connection.id);
    const told = await follows.told(connection.id, MOST_TOLD);

    return {
      documents: EDITED_PARTS.map((part) => ({ part, rule: documents[part], offered: RULES_OFFERED[part] })),
      customers,
      contacts: { linked, waiting, kept, failed },
      told: told.map((state) => toToldView(state, connection, contactUrl)),
    };
  };
}

export function toToldView(
  { customerKey, contactId, kept, problem }: FollowState,
  { organisation }: Connection,
  contactUrl: ShowPorts["contactUrl"],
): ToldContactView {
  return {
    customerKey,
    kept: kept.map((field) => FIELD_WORDS[field]),
    problem: problem?.message ?? null,
    contactUrl: contactUrl(organisation, contactId),
  };
}

/** Orders that are held for an edit are decided anew by the new rules. The answer is a sentence where nothing is saved. */
export function makeSavePeopleRules({ connections, bell }: SavePorts) {
  return async function savePeopleRules(shop: ShopDomain, values: PeopleValues): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    if (!connection) return { error: "Connect Xero first." };
    const rules = readRules(values);
    if (!rules) return { error: "Choose one of these for each kind." };
    await connections.savePeopleRules(connection.id, rules);
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

function readRules({ documents, follow, changedInXero }: PeopleValues): PeopleRules | null {
  const chosen: [EditedPart, EditRule][] = [];
  for (const part of EDITED_PARTS) {
    const rule = documents[part] ?? "";
    if (!isOffered(part, rule)) return null;
    chosen.push([part, rule]);
  }
  if (changedInXero !== "theirs" && changedInXero !== "ours") return null;

  return { documents: Object.fromEntries(chosen) as PeopleRules["documents"], customers: { follow, changedInXero } };
}
