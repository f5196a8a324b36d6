import type { Answer } from "../ports/answer";
import type { Books, BooksAccess } from "../ports/books";
import type { Connection } from "../ports/connection";
import type { Log } from "../ports/log";
import type { Written } from "../ports/books-writer";
import type { BooksKind } from "../ports/write-ledger";
import { writerOf } from "./books-writers";
import type { XeroAccess } from "./xero-access";

type Ports = { xero: XeroAccess; log: Log };

/** `parts`: each as much as one call can ask for. */
type Question<Asked, Found> = {
  what: string;
  parts: readonly (readonly Asked[])[];
  ask: (access: BooksAccess, part: readonly Asked[]) => Promise<Answer<Found[]>>;
};

/**
 * Looks in the books for what is asked for, in as many calls as that takes. Where one of them fails, the whole has failed: what was
 * not asked for must never be taken for what is not there. A look that Xero refuses will be refused again: that is for a person to see.
 */
export async function lookUp<Asked, Found>(
  { xero, log }: Ports,
  connection: Connection,
  { what, parts, ask }: Question<Asked, Found>,
): Promise<Answer<Found[]>> {
  const found: Found[] = [];
  for (const part of parts) {
    const answer = await xero(connection, (access) => ask(access, part));
    if (answer.kind === "rejected") {
      log.error("Xero refused to be asked what stands in its books.", { what, count: part.length, message: answer.message });
    }
    if (answer.kind !== "done") return answer;
    found.push(...answer.value);
  }

  return { kind: "done", value: found };
}

type Documents = { kind: BooksKind; documents: readonly unknown[] };

/** Those of these documents that stand in the books, by their natural keys. */
export function findWritten(
  ports: Ports & { books: Books },
  connection: Connection,
  { kind, documents }: Documents,
): Promise<Answer<Written[]>> {
  const writer = writerOf(ports.books, kind);

  return lookUp(ports, connection, { what: kind, parts: writer.lookUps(documents), ask: (access, part) => writer.find(access, part) });
}
