import type { DocumentLine } from "../ledger/document-line";
import type { InvoiceInBooks, LineInBooks } from "../ledger/sales-invoice";
import { isGone } from "../ledger/standing-document";
import { formatMoney } from "../money/decimal-string";
import { documentTotal } from "../posting/tie-out";
import type { StandingInvoice } from "../sync/order-situation";
import { lineFields, type Field } from "./line-fields";
import { pairLines } from "./pair-lines";
import { cutText } from "../plain-text";

/** Content is what the customer owes and sees; coding is where it counts in the books. */
export type EditKind = "content" | "coding";

/** One field on all three sides, as text: amounts as decimals, codes, days. Null: not there. */
export type Difference = {
  /** The line it is on, by its words; null for the document itself. */
  line: string | null;
  field: string;
  kind: EditKind;
  sent: string | null;
  stands: string | null;
  planned: string | null;
  /** It stands otherwise than it was sent: a person's work. */
  edited: boolean;
};

type Sent = NonNullable<StandingInvoice["sent"]>;
/** `planned`: the lines we would send now; null where the order can not be planned. */
export type ThreeSides = {
  sent: Pick<Sent, "status" | "contactId" | "date" | "dueDate" | "reference" | "lines" | "taxInclusive" | "currency">;
  seen: Pick<InvoiceInBooks, "status" | "contactId" | "date" | "dueDate" | "reference" | "total" | "lines">;
  planned: readonly DocumentLine[] | null;
};

/**
 * Every field in which the three sides are not one. What was not read of the invoice is not compared. Contact, days and
 * reference would be sent as they were: the order's later changes never touched them.
 */
export function compareStanding({ sent, seen, planned }: ThreeSides): Difference[] {
  if (isGone(seen))
    return [{ ...HEAD, field: "Status", kind: "content", sent: sent.status, stands: seen.status, planned: sent.status, edited: true }];

  return [...headFields(sent, seen, planned).filter(isDifferent).map(toDifference), ...compareLines({ sent, seen, planned })];
}

/** What a person changed, of one kind. */
export function editsOf(sides: ThreeSides, kind: EditKind): Difference[] {
  return compareStanding(sides).filter((each) => each.edited && each.kind === kind);
}

const HEAD = { line: null };

function headFields(sent: ThreeSides["sent"], seen: ThreeSides["seen"], planned: ThreeSides["planned"]): Field[] {
  const as = (value: string) => ({ sent: value, planned: value });
  const total = formatMoney(documentTotal(sent));

  return [
    { field: "Contact", kind: "content", ...as(sent.contactId), stands: seen.contactId ?? sent.contactId },
    { field: "Date", kind: "content", ...as(sent.date), stands: seen.date ?? sent.date },
    { field: "Due date", kind: "content", ...as(sent.dueDate), stands: seen.dueDate ?? sent.dueDate },
    { field: "Reference", kind: "coding", ...as(cutText(sent.reference, 255)), stands: seen.reference ?? "" },
    {
      field: "Total",
      kind: "content",
      sent: total,
      stands: formatMoney(seen.total),
      planned: planned ? formatMoney(documentTotal({ ...sent, lines: planned })) : total,
    },
  ];
}

function compareLines({ sent, seen, planned }: ThreeSides): Difference[] {
  const standing = pairLines(sent.lines, seen.lines, { byPlace: true });
  const wanted = planned && pairLines(sent.lines, planned, { byPlace: false });
  const rows = standing.pairs.flatMap(({ left, right }, index) =>
    ofLine({ sent: left, stands: right, planned: wanted ? (wanted.pairs[index]?.right ?? null) : left }),
  );

  return [
    ...rows,
    ...standing.added.flatMap((stands) => ofLine({ sent: null, stands, planned: null })),
    ...(wanted?.added ?? []).flatMap((line) => ofLine({ sent: null, stands: null, planned: line })),
  ];
}

export type ThreeLines = { sent: DocumentLine | null; stands: LineInBooks | null; planned: DocumentLine | null };

function ofLine(lines: ThreeLines): Difference[] {
  if (isUntouched(lines)) return [];
  const line = (lines.sent ?? lines.stands ?? lines.planned)?.description.trim() ?? "";

  return lineFields(lines)
    .filter(isDifferent)
    .map((field) => ({ ...toDifference(field), line }));
}

/** Nearly every line of every order in hand, so it is told by its figures, without a word of text being made. */
function isUntouched({ sent, stands, planned }: ThreeLines): boolean {
  if (!sent || !stands || planned !== sent) return false;
  const { quantity, unitAmount, tracking } = stands;

  return (
    stands.amount.minor === sent.amount.minor &&
    stands.taxAmount.minor === sent.taxAmount.minor &&
    stands.description === sent.description &&
    (stands.accountCode ?? sent.accountCode) === sent.accountCode &&
    (stands.taxType ?? sent.taxType) === sent.taxType &&
    // As read they are new objects; where there are any, their words are compared.
    (tracking === undefined || (tracking.length === 0 && sent.tracking.length === 0)) &&
    (quantity === undefined || quantity === BigInt(sent.quantity) * 10_000n) &&
    (unitAmount === undefined || unitAmount === sent.unitAmount)
  );
}

function toDifference(field: Field): Difference {
  return { ...HEAD, ...field, edited: !isSame(field.field, field.sent, field.stands) };
}

/** Asked of every field of every order in hand; few of them are. */
function isDifferent({ field, sent, stands, planned }: Field): boolean {
  return !isSame(field, sent, stands) || !isSame(field, sent, planned);
}

/** Xero takes account codes and the names of tracking options whatever their case. */
const CASELESS: readonly string[] = ["Account", "Tracking"];

function isSame(field: string, a: string | null, b: string | null): boolean {
  return a === b || (CASELESS.includes(field) && a?.toLowerCase() === b?.toLowerCase());
}
