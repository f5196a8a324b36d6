import type { Contact, ContactInBooks } from "../ledger/contact";

/**
 * The contact to use for a customer: one that stands in Xero, or a new one under a name that is free. `archived`: it would be
 * this one, which a person has put away, and which keeps the number that a new one would get.
 */
export type ContactMatch = { use: ContactInBooks } | { create: Contact } | { archived: ContactInBooks };

/**
 * Our own number first, then the e-mail address, then the name; a rule counts only if exactly one active contact fits.
 * Where two fit, a third is made: a duplicate can be merged in Xero, a sale on the wrong customer's account cannot be undone.
 */
export function matchContact(wanted: Contact, found: readonly ContactInBooks[]): ContactMatch {
  const active = found.filter((each) => each.active);
  const use =
    only(active, ({ number }) => number === wanted.number) ??
    only(active, ({ email }) => wanted.email !== null && same(email, wanted.email)) ??
    only(active, (each) => same(each.name, wanted.name) && !contradicts(each, wanted));
  if (use) return { use };
  const archived = found.find(({ active: stands, number }) => !stands && number === wanted.number);
  if (archived) return { archived };

  return { create: { ...wanted, name: freeName(wanted, active) } };
}

/**
 * Xero, Nov 2026: names are unique among active contacts, whatever their case, and have at most 255 characters.
 * A taken name gets the e-mail address behind it, or else our number, which nobody else has.
 */
function freeName({ name, email, number }: Contact, active: readonly ContactInBooks[]): string {
  const withMark = (mark: string) => `${name.slice(0, 120).trim()} (${mark.slice(0, 120)})`;
  const candidates = [name, ...(email ? [withMark(email)] : [])];

  return candidates.find((free) => !active.some((each) => same(each.name, free))) ?? withMark(number);
}

function only(contacts: readonly ContactInBooks[], fits: (each: ContactInBooks) => boolean): ContactInBooks | null {
  const fitting = contacts.filter(fits);

  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** The same name with another e-mail address or another Shopify number is another person. */
function contradicts(each: ContactInBooks, wanted: Contact): boolean {
  const otherEmail = each.email !== null && each.email !== "" && wanted.email !== null && !same(each.email, wanted.email);

  return otherEmail || (each.number?.startsWith("Shopify ") ?? false);
}

function same(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.trim().toLowerCase();
}
