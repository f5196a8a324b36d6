import { newGuid } from "../../ids";
import type { Books } from "../books";
import { QUANTITY_PLACES, MONEY_PLACES, UNIT_PLACES, decimalText, divideRounded, powerOfTen } from "../decimal";
import { filledFromItem, isKnownItem, type ItemSide } from "../items/item-line";
import type { Sent } from "../sent";
import { effectiveRate } from "../settings/tax-rate";
import type { DocumentLine, LineAmountTypes, LineTracking } from "./document";
import { NOTHING_SENT_IN_LINE, type LineInput } from "./document-input";
import { lineAmountOf, taxOn } from "./line-arithmetic";

export interface LineSetting {
  /** The lines that the document has so far. */
  lines: DocumentLine[];
  lineAmountTypes: LineAmountTypes;
  /** Whose prices an item gives: ours to customers, or suppliers' to us. */
  side: ItemSide;
}

export interface DraftedLines {
  lines: DocumentLine[];
  problems: string[];
}

/**
 * The lines that a document would get. A sent line with a known LineItemID changes that line, one without
 * is new, and a line that is not sent disappears; no lines sent leaves them all (Xero, Nov 2026).
 */
export function draftLines(
  books: Books,
  sent: LineInput[] | undefined,
  document: LineSetting
): DraftedLines {
  const inputs = sent ?? document.lines.map((line) => ({ ...NOTHING_SENT_IN_LINE, lineItemId: line.lineItemId }));
  const drafts = inputs.map((input) => {
    const before = document.lines.find(({ lineItemId }) => lineItemId === input.lineItemId?.toLowerCase());
    const filled = filledFromItem(books, input, { before, side: document.side });
    return draftLine(books, { input: filled, before, types: document.lineAmountTypes, side: document.side });
  });
  return { lines: drafts.map(({ line }) => line), problems: drafts.flatMap(({ problems }) => problems) };
}

interface LineDraft {
  input: LineInput;
  before: DocumentLine | undefined;
  types: LineAmountTypes;
  side: ItemSide;
}

function draftLine(books: Books, draft: LineDraft): { line: DocumentLine; problems: string[] } {
  const { input, before } = draft;
  const accountCode = accountCodeOf(books, input) ?? before?.accountCode;
  const accountTaxType = accountCode === undefined ? undefined : books.accountByCode(accountCode)?.taxType;
  const { figures, problems } = priced(draft);
  const line: DocumentLine = {
    lineItemId: before?.lineItemId ?? newGuid(),
    description: input.description ?? before?.description,
    ...figures,
    itemCode: input.itemCode ?? before?.itemCode,
    accountCode,
    taxType: input.taxType?.toUpperCase() ?? before?.taxType ?? accountTaxType,
    taxAmount: 0n,
    taxAmountGiven: false,
    tracking: input.tracking?.map((tracking) => resolveTracking(books, tracking)) ?? before?.tracking ?? [],
  };
  if (input.itemCode && !isKnownItem(books, input.itemCode, draft.side)) {
    problems.push(`Item code '${input.itemCode}' is not valid.`);
  }
  return { line: { ...line, ...taxOf(books, line, draft) }, problems };
}

type Figures = Pick<DocumentLine, "quantity" | "unitAmount" | "discountRate" | "discountAmount" | "lineAmount">;

function priced({ input, before }: LineDraft): { figures: Figures; problems: string[] } {
  const discountRate = input.discountRate ?? (input.discountAmount === undefined ? before?.discountRate : undefined);
  const discountAmount =
    input.discountAmount ?? (input.discountRate === undefined ? before?.discountAmount : undefined);
  const { quantity, unitAmount, isDerived } = quantityAndUnitAmount(input, before);
  const discounts = { discountRate, discountAmount };
  if (quantity === undefined || unitAmount === undefined) {
    return { figures: { quantity, unitAmount, ...discounts, lineAmount: 0n }, problems: [] };
  }
  const expected = lineAmountOf({ quantity, unitAmount, ...discounts });
  const unchanged =
    before &&
    quantity === before.quantity &&
    unitAmount === before.unitAmount &&
    discountRate === before.discountRate &&
    discountAmount === before.discountAmount;
  const lineAmount = (isDerived ? input.lineAmount : undefined) ?? (unchanged ? before.lineAmount : expected);
  const clash = !isDerived && input.lineAmount !== undefined && input.lineAmount !== expected;
  const problems = clash
    ? [`The line total ${money(input.lineAmount ?? 0n)} does not match the expected line total ${money(expected)}`]
    : [];
  return { figures: { quantity, unitAmount, ...discounts, lineAmount }, problems };
}

const ONE = powerOfTen(QUANTITY_PLACES);

/**
 * Whichever of the two is missing follows from LineAmount; a price without a quantity is for one.
 * Nothing follows from a quantity or a price of 0: the LineAmount beside it must then be 0 too.
 */
function quantityAndUnitAmount(
  input: LineInput,
  before: DocumentLine | undefined
): Pick<Figures, "quantity" | "unitAmount"> & { isDerived: boolean } {
  const quantity = input.quantity ?? before?.quantity;
  const unitAmount = input.unitAmount ?? (input.lineAmount === undefined ? before?.unitAmount : undefined);
  if (input.lineAmount !== undefined) {
    const scaled = input.lineAmount * powerOfTen(UNIT_PLACES - MONEY_PLACES);
    if (unitAmount === undefined) {
      const divisor = quantity ?? ONE;
      if (divisor === 0n) return { quantity, unitAmount: 0n, isDerived: false };
      return { quantity: divisor, unitAmount: divideRounded(scaled * ONE, divisor), isDerived: true };
    }
    if (quantity === undefined && unitAmount !== 0n) {
      return { quantity: divideRounded(scaled * ONE, unitAmount), unitAmount, isDerived: true };
    }
  }
  return { quantity: unitAmount === undefined ? quantity : quantity ?? ONE, unitAmount, isDerived: false };
}

function taxOf(
  books: Books,
  line: DocumentLine,
  { input, before, types }: LineDraft
): Pick<DocumentLine, "taxAmount" | "taxAmountGiven"> {
  if (types === "NoTax") return { taxAmount: 0n, taxAmountGiven: false };
  if (input.taxAmount !== undefined) return { taxAmount: input.taxAmount, taxAmountGiven: true };
  if (before?.taxAmountGiven && before.lineAmount === line.lineAmount && before.taxType === line.taxType) {
    return { taxAmount: before.taxAmount, taxAmountGiven: true };
  }
  const rate = line.taxType === undefined ? undefined : books.taxRate(line.taxType);
  return { taxAmount: rate ? taxOn(line.lineAmount, effectiveRate(rate), types) : 0n, taxAmountGiven: false };
}

function accountCodeOf(books: Books, input: LineInput): string | undefined {
  if (input.accountCode !== undefined) return books.accountByCode(input.accountCode)?.code ?? input.accountCode;
  return input.accountId === undefined ? undefined : books.accountById(input.accountId)?.code ?? input.accountId;
}

/** Unknown ids stay empty, which the document's check then refuses. */
export function resolveTracking(books: Books, sent: Sent<LineTracking>): LineTracking {
  const active = books.setup.trackingCategories.filter(({ status }) => status === "ACTIVE");
  const category = active.find(
    ({ name, trackingCategoryId }) => trackingCategoryId === sent.trackingCategoryId || name === sent.name
  );
  const option = category?.options.find(
    ({ name, trackingOptionId, status }) =>
      status === "ACTIVE" && (trackingOptionId === sent.trackingOptionId || name === sent.option)
  );
  return {
    trackingCategoryId: category?.trackingCategoryId ?? "",
    trackingOptionId: option?.trackingOptionId ?? "",
    name: category?.name ?? sent.name ?? "",
    option: option?.name ?? sent.option ?? "",
  };
}

function money(amount: bigint): string {
  return decimalText(amount, MONEY_PLACES);
}
