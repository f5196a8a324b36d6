import type { RefundId } from "../ids";
import type { Coding, DocumentLine } from "../ledger/document-line";
import type { CreditNote } from "../ledger/credit-note";
import type { LineInBooks } from "../ledger/sales-invoice";
import type { PostingPlan } from "../posting/posting-plan";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { isPushed } from "./decision";
import { bareName, pairLines } from "./pair-lines";
import { PROPOSED_RULES, type PeopleRules } from "./people-rules";

type Posted = StandingLinks & { invoice: StandingInvoice };
type Documents = Pick<PostingPlan, "invoice" | "creditNotes">;
/** How the lines of one name are coded, in their order. Null: as the settings say. */
type Codings = Map<string, (Coding | null)[]>;

/**
 * Where a person put lines of ours on another account, tracking option or equal tax rate, both what was sent and what is
 * planned are taken as coded so: it is no difference then, and a change of the order carries it along, as do new credit
 * notes. What stands on a credit note stays coded as it was sent. Where the merchant pushes ours, none of it is kept.
 */
export function keepCoding<Given extends Posted, Plan extends Documents>(
  given: Given,
  planned: Plan,
): Given & { posting: { kind: "post"; plan: Plan } } {
  const invoice = asCoded(given.invoice);
  const supplements = given.supplements.map(asCoded);
  const codings = codingsOf([invoice, ...supplements]);
  if (codings.size === 0) return { ...given, posting: { kind: "post", plan: planned } };
  const noteLines = (note: CreditNote) => codedNote(note, given.creditNotes, codings);
  const plan = {
    ...planned,
    invoice: { ...planned.invoice, lines: code(planned.invoice.lines, codings) },
    creditNotes: planned.creditNotes.map((note) => ({ ...note, lines: noteLines(note) })),
  };
  const kept = (each: StandingInvoice) => keptAsCoded(each, codings);

  return { ...given, invoice: kept(invoice), supplements: supplements.map(kept), posting: { kind: "post", plan } };
}

/** What was sent, with the coding that stands on it now. */
function asCoded(standing: StandingInvoice): StandingInvoice {
  const { sent, seen, rules = PROPOSED_RULES.documents } = standing;
  if (!sent || isPressed(standing)) return standing;
  const { pairs } = pairLines(sent.lines, seen.lines, { byPlace: true });
  const lines = pairs.map(({ left, right }) => (right ? codedAsStands(left, right, rules) : left));

  return lines.every((line, index) => line === sent.lines[index]) ? standing : { ...standing, sent: { ...sent, lines } };
}

/** A person pressed "Push ours": a rule leaves coding to the rules. */
function isPressed(standing: StandingInvoice): boolean {
  return isPushed(standing) && !(standing.decision?.do === "push" && standing.decision.byRule);
}

/** The line itself where it stands coded as it was sent. */
function codedAsStands(sent: DocumentLine, stands: LineInBooks, rules: PeopleRules["documents"]): DocumentLine {
  const sameTax = sent.taxAmount.minor === stands.taxAmount.minor;
  const [keepsCoding, keepsTracking] = [rules.coding === "theirs", rules.tracking === "theirs"];
  const coding = {
    accountCode: (keepsCoding ? stands.accountCode : undefined) ?? sent.accountCode,
    taxType: (keepsCoding && sameTax ? stands.taxType : undefined) ?? sent.taxType,
    tracking: (keepsTracking ? stands.tracking : undefined) ?? sent.tracking,
  };

  return isSameCoding(coding, sent) ? sent : { ...sent, ...coding, codedAs: sent.codedAs ?? codingOf(sent) };
}

/** What an invoice was kept for is coded as its lines are now. */
function keptAsCoded(standing: StandingInvoice, codings: Codings): StandingInvoice {
  const { decision } = standing;

  return decision?.do === "keep" ? { ...standing, decision: { ...decision, standsFor: code(decision.standsFor, codings) } } : standing;
}

/** Of the lines that a person coded, now or before an earlier change of ours. */
function codingsOf(invoices: readonly StandingInvoice[]): Codings {
  const lines = invoices.flatMap((each) => (isPressed(each) ? [] : (each.sent?.lines ?? [])));
  if (lines.every(({ codedAs }) => codedAs === undefined)) return new Map();

  return byName(lines, (line) => (line.codedAs ? { ...codingOf(line), codedAs: line.codedAs } : null));
}

function byName(lines: readonly DocumentLine[], read: (line: DocumentLine) => Coding | null): Codings {
  const codings: Codings = new Map();
  for (const line of lines) {
    const name = bareName(line.description);
    codings.set(name, [...(codings.get(name) ?? []), read(line)]);
  }

  return codings;
}

/** Line by line of one name; where there are more of them than were coded, the last coding holds for the rest. */
function code(lines: readonly DocumentLine[], codings: Codings): DocumentLine[] {
  const used = new Map<string, number>();

  return lines.map((line) => {
    const name = bareName(line.description);
    const of = codings.get(name);
    const place = used.get(name) ?? 0;
    used.set(name, place + 1);
    const coding = of?.[place] ?? of?.at(-1);

    return coding ? codedLike(line, coding) : line;
  });
}

/** A tax rate is carried only to where the plan still has the rate that it stood for; its tax is stated then, to the cent. */
function codedLike(line: DocumentLine, coding: Coding & { codedAs?: Coding }): DocumentLine {
  const stoodFor = coding.codedAs ?? codingOf(line);
  const taxType = stoodFor.taxType === line.taxType ? coding.taxType : line.taxType;
  const { accountCode, tracking } = coding;
  const taxStated = line.taxStated || taxType !== line.taxType;

  return { ...line, accountCode, tracking, taxType, taxStated, codedAs: line.codedAs ?? codingOf(line) };
}

function codedNote(note: CreditNote, standing: ReadonlyMap<RefundId, StandingCreditNote>, codings: Codings): readonly DocumentLine[] {
  const stands = standing.get(note.refundId);
  if (!stands) return code(note.lines, codings);

  return stands.sent ? code(note.lines, byName(stands.sent.lines, codingOf)) : note.lines;
}

function codingOf({ accountCode, taxType, tracking }: Coding): Coding {
  return { accountCode, taxType, tracking };
}

function isSameCoding(a: Coding, b: Coding): boolean {
  return a.accountCode.toLowerCase() === b.accountCode.toLowerCase() && a.taxType === b.taxType && isSameTracking(a.tracking, b.tracking);
}

/** Most lines have none, or were never read with any. */
function isSameTracking(a: Coding["tracking"], b: Coding["tracking"]): boolean {
  return a === b || (a.length === 0 && b.length === 0) || inWords(a) === inWords(b);
}

function inWords(tracking: Coding["tracking"]): string {
  return JSON.stringify(tracking.map(({ category, option }) => `${category}: ${option}`.toLowerCase()).sort());
}
