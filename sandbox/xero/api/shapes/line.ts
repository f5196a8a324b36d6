import type { Books } from "../../ledger/books";
import { jsonNumber, MONEY_PLACES, PERCENT_PLACES, QUANTITY_PLACES, rescale, UNIT_PLACES } from "../../ledger/decimal";
import type { DocumentLine, LineTracking } from "../../ledger/documents/document";
import { itemByCode } from "../../ledger/items/item-line";
import type { Json } from "../answer";
import { unlessEmpty, wireMoney } from "./wire";

/** A line that is only a description has neither quantity nor amounts (recorded Sep 2026). */
export function lineShape(books: Books, line: DocumentLine, unitPlaces: 2 | 4): Json {
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  const { quantity, unitAmount, discountRate, discountAmount } = line;
  return {
    ...unlessEmpty("Description", line.description),
    ...(unitAmount === undefined
      ? {}
      : { UnitAmount: jsonNumber(rescale(unitAmount, UNIT_PLACES, unitPlaces), unitPlaces) }),
    ...unlessEmpty("TaxType", line.taxType),
    ...(unitAmount === undefined
      ? {}
      : { TaxAmount: wireMoney(line.taxAmount), LineAmount: wireMoney(line.lineAmount) }),
    ...(discountRate === undefined ? {} : { DiscountRate: jsonNumber(discountRate, PERCENT_PLACES) }),
    ...(discountAmount === undefined ? {} : { DiscountAmount: jsonNumber(discountAmount, MONEY_PLACES) }),
    ...itemOf(books, line.itemCode),
    ...unlessEmpty("AccountCode", line.accountCode),
    Tracking: line.tracking.map(trackingShape),
    ...(quantity === undefined ? {} : { Quantity: jsonNumber(quantity, QUANTITY_PLACES) }),
    LineItemID: line.lineItemId,
    ...unlessEmpty("AccountID", account?.accountId),
    ValidationErrors: [],
  };
}

export function trackingShape(tracking: LineTracking): Json {
  return {
    Name: tracking.name,
    Option: tracking.option,
    TrackingCategoryID: tracking.trackingCategoryId,
    TrackingOptionID: tracking.trackingOptionId,
  };
}

/** The code stays on the line when its item leaves the price list. */
function itemOf(books: Books, itemCode: string | undefined): Json {
  if (!itemCode) return {};
  const item = itemByCode(books, itemCode);
  return { ItemCode: itemCode, ...(item ? { Item: { ItemID: item.id, Name: item.name, Code: item.code } } : {}) };
}
