import { newGuid } from "../../ids";
import type { Books } from "../books";
import type { WriteMode } from "../contacts/save-contact";
import { commitContact } from "../contacts/save-contact";
import { contactForDocument, type DocumentContact } from "../documents/document-contact";
import { draftLines } from "../documents/draft-lines";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { draftCurrency } from "../settings/draft-currency";
import { checkQuote, transitionProblems } from "./check-quote";
import { QUOTE_STATUSES, type Quote, type QuoteInput } from "./quote";

export interface QuoteWrite {
  mode: WriteMode;
  input: QuoteInput;
  byApp: string | undefined;
}

/**
 * Creates a quote (PUT), or changes the one whose id a POST names; a POST without an id creates one.
 * @throws RecordNotFound when a POST names an id that does not exist.
 */
export function saveQuote(books: Books, { mode, input, byApp }: QuoteWrite): Outcome<Quote> {
  const existing = mode === "create" || input.id === undefined ? undefined : books.shelves.quotes.get(input.id.toLowerCase());
  if (mode !== "create" && input.id !== undefined && !existing) throw new RecordNotFound(`No quote ${input.id}.`);
  const contact: DocumentContact =
    existing && input.contact === undefined
      ? { plan: undefined, contactId: existing.contactId, problems: [] }
      : contactForDocument(books, input.contact);
  const { quote, problems } = drafted(books, existing ?? blank(books, byApp), input);
  const draft = { ...quote, contactId: contact.contactId || quote.contactId };
  const all = [
    ...transitionProblems(existing, input.status),
    ...contact.problems,
    ...problems,
    ...checkQuote(books, draft),
  ];
  if (all.length > 0) return refused([...new Set(all)], draft, input.status);
  if (contact.plan) commitContact(books, contact.plan, byApp);
  const history = existing ? [...existing.history, historyOf(books, byApp, { changes: "Edited", details: "" })] : draft.history;
  const stored = { ...draft, number: draft.number || nextNumber(books), history, updatedAtMs: books.now() };
  books.put("quotes", stored, existing ? "UPDATE" : "CREATE");
  return saved(stored);
}

/**
 * Texts that are not sent are cleared, lines that are not sent stay (seen in a live organisation, Sep 2026).
 * Everything else stays, too: assumed.
 */
function drafted(books: Books, before: Quote, input: QuoteInput): { quote: Quote; problems: string[] } {
  const lineAmountTypes = input.lineAmountTypes ?? before.lineAmountTypes;
  const { lines, problems } = draftLines(books, input.lines, { lines: before.lines, lineAmountTypes, side: "sales" });
  const currency = input.currencyCode === undefined && before.number !== "" ? before : draftCurrency(books, input);
  const quote: Quote = {
    ...before,
    number: input.number ?? before.number,
    reference: input.reference ?? "",
    terms: input.terms ?? "",
    title: input.title ?? "",
    summary: input.summary ?? "",
    date: input.date ?? before.date,
    expiryDate: input.expiryDate,
    status: QUOTE_STATUSES.find((known) => known === input.status) ?? before.status,
    lineAmountTypes,
    lines,
    currencyCode: currency.currencyCode,
    currencyRate: currency.currencyRate,
    brandingThemeId: input.brandingThemeId ?? before.brandingThemeId,
  };
  return { quote, problems };
}

function blank(books: Books, byApp: string | undefined): Quote {
  return {
    id: newGuid(),
    number: "",
    reference: "",
    terms: "",
    title: "",
    summary: "",
    contactId: "",
    date: books.today(),
    expiryDate: undefined,
    status: "DRAFT",
    lineAmountTypes: "Exclusive",
    lines: [],
    currencyCode: "",
    currencyRate: 0n,
    brandingThemeId: books.setup.brandingThemes[0]?.brandingThemeId ?? "",
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, byApp, { changes: "Created", details: "" })],
  };
}

/** "QU-0001", and so on; a number that somebody gave by hand is passed over. */
function nextNumber(books: Books): string {
  const taken = new Set([...books.shelves.quotes.values()].map(({ number }) => number));
  let count = taken.size + 1;
  while (taken.has(numbered(count))) count++;
  return numbered(count);
}

const numbered = (count: number) => `QU-${String(count).padStart(4, "0")}`;
