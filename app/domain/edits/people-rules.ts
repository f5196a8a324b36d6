/** A part of a document that a person may change in Xero: what the customer owes, its days, whom it names, where it counts. */
export type EditedPart = "content" | "dates" | "contact" | "coding" | "tracking";

/** What happens to a person's change: the merchant is asked · it stays · ours is put back, where Xero allows that. */
export type EditRule = "ask" | "theirs" | "ours";

/** What becomes of what people change in Xero. */
export type PeopleRules = {
  documents: Readonly<Record<EditedPart, EditRule>>;
  /** `follow`: a customer's changes in Shopify go to the contact. `changedInXero`: which stays where a person changed the contact. */
  customers: { follow: boolean; changedInXero: "theirs" | "ours" };
};

/** Content is asked about, because overwriting it unasked would undo a person's work; coding is what bookkeepers are for. */
export const PROPOSED_RULES: PeopleRules = {
  documents: { content: "ask", dates: "ask", contact: "ask", coding: "theirs", tracking: "theirs" },
  customers: { follow: true, changedInXero: "theirs" },
};

/**
 * What may be chosen for each part. Other lines or amounts cannot stay without a word: what such an invoice stands for is for
 * a person to say, or later changes of the order could not be booked beside it.
 */
export const RULES_OFFERED: Readonly<Record<EditedPart, readonly EditRule[]>> = {
  content: ["ask", "ours"],
  dates: ["ask", "theirs", "ours"],
  contact: ["ask", "theirs", "ours"],
  coding: ["theirs", "ask", "ours"],
  tracking: ["theirs", "ask", "ours"],
};

export const EDITED_PARTS = Object.keys(RULES_OFFERED) as readonly EditedPart[];

export function isOffered(part: EditedPart, rule: string): rule is EditRule {
  return (RULES_OFFERED[part] as readonly string[]).includes(rule);
}
