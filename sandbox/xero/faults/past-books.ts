import type { IncomingMessage } from "node:http";
import type { Faults } from "../../kit/faults/faults";
import { injectedFault } from "../../kit/faults/inject";
import type { Clock } from "../clock";
import { Books } from "../ledger/books";
import { demoOrganisations } from "../ledger/starting-books/demo-organisations";
import { storedBooks } from "../store/kept-books";

/** Gives the books as a request is to see them: as they stood a while ago under a fault of stale reads. */
export function pastBooks(faults: Faults, clock: Clock): (request: IncomingMessage, books: Books) => Books {
  return (request, books) => {
    const fault = injectedFault(request);
    if (fault?.fault !== "stale-read") return books;
    const { organisationId } = books.organisation;
    const fresh = demoOrganisations(clock.now()).find(({ organisation }) => organisation.organisationId === organisationId);
    if (!fresh) throw new Error(`There is no demo organisation ${organisationId}.`);
    return new Books({ data: storedBooks(faults.past.before(fault.ms ?? 0), fresh), clock, onChange: () => {} });
  };
}
