import type { Contact, ContactInBooks, ContactRule } from "../ledger/contact";
import { matchesBy, same } from "./contact-rules";
import { cutText } from "../plain-text";

/**
 * The contact to use for a customer: one that stands in Xero, or a new one under a name that is free. `archived`: it would be
 * this one, which a person has put away, and which keeps the number that a new one would get. `ambiguous`: several fit.
 */
export type ContactMatch =
  | { use: ContactInBooks }
  | { create: Contact }
  | { archived: ContactInBooks }
  | { ambiguous: readonly ContactInBooks[]; rule: ContactRule };

/**
 * `rules`: in the order in which they are asked. `doubt`: what becomes of a customer whom several contacts fit. `nameRefused`: Xero
 * refused the names that seem free, for a contact that is not among those found.
 */
export type MatchBy = { rules: readonly ContactRule[]; doubt: "review" | "create"; nameRefused?: boolean };

/**
 * The first rule that finds any active contact decides: one is used, between several nobody guesses. A sale on the wrong
 * customer's account cannot be undone, a duplicate can be merged in Xero.
 */
export function matchContact(wanted: Contact, found: readonly ContactInBooks[], { rules, doubt, nameRefused }: MatchBy): ContactMatch {
  const active = found.filter((each) => each.active);
  const [decisive] = rules.flatMap((rule) => {
    const fitting = active.filter((each) => matchesBy(rule, each, wanted));

    return fitting.length > 0 ? [{ rule, fitting }] : [];
  });
  const [first, second] = decisive?.fitting ?? [];
  if (first && !second) return { use: first };
  if (decisive && doubt === "review") return { ambiguous: decisive.fitting, rule: decisive.rule };

  const name = nameRefused ? withMark(wanted.name, wanted.number) : freeName(wanted, active);

  return numbered(wanted, found) ?? { create: { ...wanted, name } };
}

/** Our number is given by us alone, and never twice: whoever has it is the customer, asked for or not. */
function numbered({ number }: Contact, found: readonly ContactInBooks[]): ContactMatch | null {
  const contact = found.find((each) => each.number === number);
  if (!contact) return null;

  return contact.active ? { use: contact } : { archived: contact };
}

/**
 * Xero, Nov 2026: names are unique among active contacts, whatever their case, and have at most 255 characters.
 * A taken name gets the e-mail address behind it, or else our number, which nobody else has.
 */
function freeName({ name, email, number }: Contact, active: readonly ContactInBooks[]): string {
  const candidates = [name, ...(email ? [withMark(name, email)] : [])];

  return candidates.find((free) => !active.some((each) => same(each.name, free))) ?? withMark(name, number);
}

function withMark(name: string, mark: string): string {
  return `${cutText(name, 120).trim()} (${cutText(mark, 120)})`;
}
