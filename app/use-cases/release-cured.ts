import type { ContactInBooks } from "../domain/ledger/contact";
import type { Organisation } from "../domain/ledger/organisation";
import type { Cause } from "../domain/problem";
import type { Books } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { ContactChoices } from "../ports/contact-choices";
import type { HeldOrders } from "../ports/held-orders";
import type { XeroAccess } from "./xero-access";

type Ports = { held: HeldOrders; books: Pick<Books, "accounts" | "taxRates">; xero: XeroAccess };

/** Lock dates that moved, and currencies that were added: noticed where the organisation is read. */
export function curedInOrganisation(before: Organisation, now: Organisation): Cause[] {
  const currencies = ({ currencies: enabled = [] }: Organisation) => JSON.stringify([...enabled].sort());

  return [
    ...((before.lockedUntil ?? null) === (now.lockedUntil ?? null) ? [] : [{ code: "period-locked" } as const]),
    ...(currencies(before) === currencies(now) ? [] : [{ code: "currency-not-supported" } as const]),
  ];
}

/**
 * Accounts and tax rates that Xero refused documents for, and that may be used by now. Asked only while orders wait for one: a
 * call for the accounts, another for the tax rates.
 */
export async function releaseRestored({ held, books, xero }: Ports, connection: Connection): Promise<void> {
  const wanted = new Set((await held.groups(connection.id)).flatMap(({ inXero }) => inXero ?? []));
  const isAsked = (what: string) => [...wanted].some((each) => each.startsWith(what));
  const usable: string[] = [];
  if (isAsked("account ") || isAsked("payments account ")) {
    const answer = await xero(connection, (access) => books.accounts(access));
    for (const { code, takesLines, takesPayments } of answer.kind === "done" ? answer.value : []) {
      if (takesLines) usable.push(`account ${code}`);
      if (takesPayments) usable.push(`payments account ${code}`);
    }
  }
  if (isAsked("tax rate ")) {
    const answer = await xero(connection, (access) => books.taxRates(access));
    usable.push(...(answer.kind === "done" ? answer.value : []).map(({ taxType }) => `tax rate ${taxType}`));
  }
  await held.release(
    connection.id,
    usable.filter((each) => wanted.has(each)).map((inXero) => ({ inXero })),
  );
}

const MOST_DOUBTS = 200;

/** Contacts that changed in Xero: one that was restored takes documents again, and one of several that is gone settles a doubt. */
export async function releaseForContacts(
  { held, choices }: { held: HeldOrders; choices: Pick<ContactChoices, "open"> },
  { id }: Connection,
  found: readonly ContactInBooks[],
): Promise<void> {
  if (found.length === 0) return;
  const groups = await held.groups(id);
  const restored = new Set(found.flatMap((contact) => (contact.active ? [contactInXero(contact.id)] : [])));
  const causes: Cause[] = groups.flatMap(({ inXero }) => (inXero !== undefined && restored.has(inXero) ? [{ inXero }] : []));
  if (groups.some(({ code }) => code === "contact-ambiguous")) {
    const gone = new Set(found.flatMap((contact) => (contact.active ? [] : [contact.id])));
    for (const { customerKey, candidates } of await choices.open(id, MOST_DOUBTS))
      if (candidates.some((each) => gone.has(each))) causes.push({ code: "contact-ambiguous", field: customerKey });
  }
  await held.release(id, causes);
}

/** How a problem names a contact. */
export function contactInXero(id: string): string {
  return `contact ${id}`;
}
