import type { ContactId } from "../ids";
import { CONTACT_FIELDS, textOf, type ContactField, type ContactFields } from "./contact-fields";
import { cutText } from "../plain-text";

/**
 * A change of a contact that stands in Xero: only these fields are sent. `from`: how they stood when it was decided; `seq`: which
 * ask it answers.
 */
export type ContactUpdate = { contactId: ContactId; fields: Partial<ContactFields>; from: Partial<ContactFields>; seq: number };

/** The customer as it is now, the contact as it stands, and what both sides had last. */
export type TwoSides = {
  /** Fields that Shopify does not own of this contact are absent. */
  ours: Partial<ContactFields>;
  stands: ContactFields;
  /** Whether this text is what both sides had last; null where that is not known. */
  wasBoth: (field: ContactField, text: string) => boolean | null;
  /** The merchant wants Shopify's, whatever people changed in Xero. */
  preferOurs: boolean;
};

export type FollowDecision = {
  send: Partial<ContactFields>;
  /** Both sides have the same. */
  agreed: ContactField[];
  /** A person's, and left so. */
  kept: ContactField[];
};

/**
 * What of a customer's changes goes to the contact. A field follows where Xero has what both sides had last: then only the
 * customer changed. Where a person changed it in Xero, or where nobody knows who did, theirs is kept, unless there is nothing.
 * What is empty in Shopify never empties a field in Xero: Shopify shows the same nothing where an app may not see it.
 */
export function decideUpdate(sides: TwoSides): FollowDecision {
  const decision: FollowDecision = { send: {}, agreed: [], kept: [] };
  for (const field of CONTACT_FIELDS) {
    const step = stepFor(field, sides);
    if (step === "send") Object.assign(decision.send, { [field]: sides.ours[field] });
    else if (step !== "nothing") decision[step].push(field);
  }

  return decision;
}

function stepFor(field: ContactField, { ours, stands, wasBoth, preferOurs }: TwoSides): "send" | "agreed" | "kept" | "nothing" {
  const [our, their] = [textOf(field, ours), textOf(field, stands)];
  const changedThere = wasBoth(field, their) === false;
  if (our === "") return changedThere ? "kept" : "nothing";
  if (our === their || (field === "name" && isNamedAfter(their, our))) return "agreed";
  if (preferOurs) return "send";
  const unchangedThere = wasBoth(field, their) ?? their === "";

  return unchangedThere ? "send" : "kept";
}

/**
 * Whether a contact that changed in Xero has to be looked at: a person's change that is not known yet, or one taken back. What
 * we wrote ourselves is what both sides had last, and no news.
 */
export function isNews(stands: ContactFields, { wasBoth, kept }: Pick<TwoSides, "wasBoth"> & { kept: readonly ContactField[] }): boolean {
  return CONTACT_FIELDS.some((field) => wasBoth(field, textOf(field, stands)) === kept.includes(field));
}

/** Namesakes have names apart in Xero: "Ann Lee (ann@example.com)" is Ann Lee's. */
function isNamedAfter(stands: string, name: string): boolean {
  return stands.startsWith(`${cutText(name, 120).trim()} (`) && stands.endsWith(")");
}

/** The contact has all that the change would write. */
export function isUpdated(stands: ContactFields, { fields }: Pick<ContactUpdate, "fields">): boolean {
  return namedFields(fields).every((field) => textOf(field, stands) === textOf(field, fields));
}

/** Nobody has touched these fields since the change was decided. */
export function standsAsDecided(stands: ContactFields, { from }: Pick<ContactUpdate, "from">): boolean {
  return namedFields(from).every((field) => textOf(field, stands) === textOf(field, from));
}

export function namedFields(fields: Partial<ContactFields>): ContactField[] {
  return CONTACT_FIELDS.filter((field) => field in fields);
}

/** The name with a mark that nobody else has, for where Xero says that the name is taken. */
export function markedName(name: string, mark: string): string {
  return `${cutText(name, 120).trim()} (${cutText(mark, 120)})`;
}
