import type { IncomingMessage } from "node:http";
import { StandInBooks, type Kind, type Sent, type Standing } from "./stand-in-books";

const PAGE = 1_000;
/** Of everything else there is none: a sweep asks for payments, and what was in the books before for bank transactions. */
const KEPT: ReadonlySet<string> = new Set(["Contacts", "Invoices", "CreditNotes"]);
const ORGANISATION = JSON.stringify({
  Organisations: [{ Name: "Bench", CountryCode: "GB", BaseCurrency: "GBP", Timezone: "GMTSTANDARDTIME", ShortCode: "!Bench" }],
});

/** A stand-in for Xero's Accounting API: any organisation, no tokens looked at, no limits. */
export class StandInXero {
  private readonly books = new Map<string, StandInBooks>();
  private readonly keys = new Set<string>();
  private repeated = 0;

  answer(request: IncomingMessage, body: string): string {
    const url = new URL(request.url ?? "", "http://localhost");
    const kind = url.pathname.slice("/api.xro/2.0/".length);
    if (kind === "Organisation") return ORGANISATION;
    if (kind === "Currencies") return '{"Currencies":[{"Code":"GBP"}]}';
    const books = this.of(String(request.headers["xero-tenant-id"]));
    if (request.method === "GET" && !KEPT.has(kind)) return `{"pagination":{"page":1,"pageCount":1},"${kind}":[]}`;
    if (request.method === "GET") return read(books, { kind, url, since: request.headers["if-modified-since"] });
    const key = String(request.headers["idempotency-key"]);
    if (this.keys.has(key)) this.repeated += 1;
    this.keys.add(key);

    return write(books, kind, body);
  }

  /** All organisations whose id begins so, added up. */
  standing(prefix: string): Standing & { repeated: number } {
    const all = [...this.books].filter(([tenant]) => tenant.startsWith(prefix)).map(([, books]) => books.standing());
    const total = (of: (each: Standing) => number) => all.reduce((sum, each) => sum + of(each), 0);

    return {
      contacts: total(({ contacts }) => contacts),
      invoices: total(({ invoices }) => invoices),
      creditNotes: total(({ creditNotes }) => creditNotes),
      payments: total(({ payments }) => payments),
      settled: total(({ settled }) => settled),
      invoicedPence: total(({ invoicedPence }) => invoicedPence),
      refused: all.flatMap(({ refused }) => refused),
      repeated: this.repeated,
    };
  }

  settledAt(tenant: string): Readonly<Record<string, number>> {
    return Object.fromEntries(this.of(tenant).settledAt);
  }

  private of(tenant: string): StandInBooks {
    const books = this.books.get(tenant) ?? new StandInBooks();
    this.books.set(tenant, books);

    return books;
  }
}

type Asked = { kind: string; url: URL; since: string | undefined };

function read(books: StandInBooks, { kind, url, since }: Asked): string {
  const where = url.searchParams.get("where");
  const ids = url.searchParams.get("IDs")?.split(",") ?? creditNotesOf(where ?? "");
  const page = Number(url.searchParams.get("page") ?? 1);
  const found = ids
    ? books.byIds(kind as Kind, ids)
    : kind === "Contacts" && where !== null
      ? books.contactsLike(where)
      : books.changedSince(kind as Kind | "Contacts", sinceMs(since));
  const pagination = { page, pageSize: PAGE, pageCount: Math.max(1, Math.ceil(found.length / PAGE)), itemCount: found.length };

  return `{"pagination":${JSON.stringify(pagination)},"${kind}":[${found.slice((page - 1) * PAGE, page * PAGE).join()}]}`;
}

/** Credit notes have no `IDs` parameter: they are asked for one by one, joined by OR. */
function creditNotesOf(where: string): string[] | undefined {
  const ids = [...where.matchAll(/CreditNoteID==Guid\("([^"]+)"\)/g)].flatMap(([, id]) => id ?? []);

  return ids.length > 0 ? ids : undefined;
}

function write(books: StandInBooks, kind: string, body: string): string {
  const [elements = []] = Object.values(JSON.parse(body) as Record<string, readonly Sent[]>);
  const written = elements.map((each) =>
    kind === "Contacts" ? books.addContact(each) : kind === "Payments" ? books.pay(each) : books.addDocument(kind as Kind, each),
  );

  return `{"${kind}":[${written.join()}]}`;
}

/** Sent without saying so, but in UTC. */
function sinceMs(header: string | undefined): number {
  if (header === undefined) return 0;

  return Date.parse(/Z$|GMT/.test(header) ? header : `${header}Z`);
}
