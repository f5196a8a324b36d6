import type { Organisation } from "../domain/ledger/organisation";
import type { Answer } from "../ports/answer";
import type { Books, BooksAccess } from "../ports/books";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { HeldOrders } from "../ports/held-orders";
import { curedInOrganisation, releaseRestored } from "./release-cured";
import type { ReadyConnection } from "./ready-connection";
import type { XeroAccess } from "./xero-access";

type Ports = { books: Books; xero: XeroAccess; connections: ConnectionStore; held: HeldOrders; clock: Clock };

/** Lock dates are moved by people, a few times a year; Xero's refusal of a date has them read at once. */
const READ_EVERY_MS = 24 * 60 * 60_000;

/**
 * The organisation as Xero has it now: its lock dates and currencies. Orders that were held for what is put right there go
 * on together.
 * Where Xero does not answer, what was known goes on to count, and it is asked again in the next turn.
 */
export async function refreshOrganisation(ports: Ports, connection: ReadyConnection): Promise<ReadyConnection> {
  const { connections, held, clock, xero } = ports;
  const readAt = connection.organisationReadAt?.getTime() ?? 0;
  if (clock.now().getTime() - readAt < READ_EVERY_MS) return connection;
  const answer = await readOrganisation(ports.books, (call) => xero(connection, call));
  if (answer.kind !== "done") return connection;
  const organisation = answer.value;
  await connections.saveOrganisation(connection.id, { organisation, at: clock.now() });
  await held.release(connection.id, curedInOrganisation(connection.organisation, organisation));
  await releaseRestored(ports, connection);

  return { ...connection, organisation, organisationReadAt: clock.now() };
}

type Ask = <T>(call: (access: BooksAccess) => Promise<Answer<T>>) => Promise<Answer<T>>;

/** Two calls: Xero lists the currencies apart. */
export async function readOrganisation(books: Books, ask: Ask): Promise<Answer<Organisation>> {
  const organisation = await ask((access) => books.organisation(access));
  if (organisation.kind !== "done") return organisation;
  const currencies = await ask((access) => books.currencies(access));
  if (currencies.kind !== "done") return currencies;

  return { kind: "done", value: { ...organisation.value, currencies: currencies.value } };
}
