import type { ContactId } from "../domain/ids";
import type { ContactInBooks } from "../domain/ledger/contact";
import { payerNumber, type BillTo, type Payer } from "../domain/payers/bill-to";
import type { Books } from "../ports/books";
import type { Secrets } from "../ports/secrets";
import type { BillToWanted } from "./bill-to-views";
import type { ReadyConnection } from "./ready-connection";
import type { XeroAccess } from "./xero-access";

type Ports = { books: Pick<Books, "searchContacts">; xero: XeroAccess; secrets: Secrets };

/** Whom a person means, or a sentence why nobody can say. `known`: choices made earlier, whose payers are not made twice. */
export async function findPayer(
  ports: Ports,
  connection: ReadyConnection,
  { wanted, known }: { wanted: BillToWanted; known: readonly BillTo[] },
): Promise<Payer | string> {
  switch (wanted.payer) {
    case "buyer":
      return wanted.scope === "order"
        ? { kind: "buyer" }
        : "Only a single order is billed to its buyer by choice: for others, remove the choice.";
    case "existing":
      return existing(ports, connection, wanted.search.trim());
    case "described":
      return described(ports, wanted, known);
  }
}

/** One that fits exactly goes before those that only contain the text; between several nobody guesses. */
async function existing({ books, xero }: Ports, connection: ReadyConnection, text: string): Promise<Payer | string> {
  if (text === "") return "Enter the contact's number, name or e-mail address in Xero.";
  const answer = await xero(connection, (access) => books.searchContacts(access, text));
  if (answer.kind !== "done") return `Xero could not be asked for the contact, so nothing was changed. Try again in a moment.`;
  const active = answer.value.filter((each) => each.active);
  const exact = active.filter(({ number, name, email }) => [number, name, email].some((each) => isSame(each, text)));
  const [contact, ...others] = exact.length > 0 ? exact : active;
  if (!contact) return `No active contact in Xero has “${text}” as its number, name or e-mail address. Look again, or describe a new one.`;
  if (others.length > 0)
    return `Several contacts in Xero fit: ${[contact, ...others].slice(0, 5).map(inWords).join("; ")}. Enter a number or an e-mail address.`;

  return { kind: "existing", contactId: contact.id as ContactId, name: contact.name };
}

function isSame(a: string | null, b: string): boolean {
  return a?.trim().toLowerCase() === b.toLowerCase();
}

function inWords({ name, number, email }: ContactInBooks): string {
  const marks = [number, email].filter((each) => each !== null && each !== "");

  return marks.length > 0 ? `${name} (${marks.join(", ")})` : name;
}

/** Xero, Nov 2026: names have at most 255 characters and no angle brackets, tax numbers at most 50. */
function described({ secrets }: Ports, wanted: BillToWanted, known: readonly BillTo[]): Payer | string {
  const name = wanted.name.replace(/\s+/g, " ").trim();
  const email = wanted.email.trim() || null;
  const taxNumber = wanted.taxNumber.trim() || null;
  if (name === "") return "Enter the name of the new contact.";
  if (name.length > 255 || /[<>]/.test(name)) return "A contact's name in Xero has at most 255 characters and neither < nor >.";
  if (email !== null && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `“${email}” is no e-mail address.`;
  if (taxNumber !== null && taxNumber.length > 50) return "A tax number in Xero has at most 50 characters.";
  const earlier = known
    .map(({ payer }) => payer)
    .find((payer) => payer.kind === "described" && isSamePayer(payer, { name, email, taxNumber }));

  return earlier ?? { kind: "described", number: payerNumber(secrets.random().slice(0, 22)), name, email, taxNumber };
}

type Description = { name: string; email: string | null; taxNumber: string | null };

function isSamePayer(a: Description, b: Description): boolean {
  const key = ({ name, email, taxNumber }: Description) => JSON.stringify([name, email, taxNumber]).toLowerCase();

  return key(a) === key(b);
}
