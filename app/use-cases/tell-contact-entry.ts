import { CONTACT_FIELDS, FIELD_WORDS } from "../domain/follow/contact-fields";
import type { AuditEntry } from "../ports/audit-log";

/** What an entry about a contact tells, in words; null of any other. Its fields are named, never shown. */
export function tellContactEntry({ kind, facts }: AuditEntry): string | null {
  if (facts["what"] === "customer") return kind === "EVENT" ? asked(facts) : held(facts);
  if (facts["what"] === "contact") return kind === "DECISION" ? linked(facts) : null;
  if (facts["kind"] === "CONTACT_UPDATE" && kind === "REQUEST") return `To be sent: ${fieldWords(facts["fields"])} of the contact`;

  return null;
}

function asked({ cause, ours }: AuditEntry["facts"]): string {
  if (ours === true) return "A person wants Shopify’s over what was changed in Xero";
  if (typeof cause === "string") return `The customer changed: a message from Shopify (${cause})`;

  return "To be held against the customer: a sweep found a change, or a person asked";
}

function held({ kept }: AuditEntry["facts"]): string {
  const fields = fieldWords(kept);

  return fields === "" ? "Held against the customer" : `Held against the customer; kept as in Xero: ${fields}`;
}

function linked({ linked: to, before, forgotten, origin, decision }: AuditEntry["facts"]): string {
  if (typeof forgotten === "string") return `No longer linked to the contact ${forgotten} in Xero`;
  if (typeof before === "string") return `Linked to another contact in Xero: ${String(to)}, before ${before}`;
  if (typeof to === "string")
    return origin === "XERO" ? `Linked to a contact that stands in Xero: ${to}` : `Linked to the contact made: ${to}`;
  if (decision === "USE" || decision === "CREATE")
    return decision === "USE" ? "A person said which contact it is" : "A person wants a contact of its own";

  return "Several contacts in Xero may be this customer: a person is to say";
}

/** In their usual order, whatever the database made of it. */
function fieldWords(fields: unknown): string {
  if (!Array.isArray(fields)) return "";

  return CONTACT_FIELDS.filter((field) => fields.includes(field))
    .map((field) => FIELD_WORDS[field])
    .join(", ");
}
