import type { Books } from "../../ledger/books";
import { jsonNumber, MONEY_PLACES, PERCENT_PLACES, QUANTITY_PLACES, rescale, UNIT_PLACES } from "../../ledger/decimal";
import type { DocumentLine, LineTracking } from "../../ledger/documents/document";
import { itemByCode } from "../../ledger/items/item-line";
import type { Json } from "../answer";
import { wireMoney } from "./wire";

/**
 * Written field by field, not spread together: a page holds hundreds of lines.
 * A line that is only a description has neither quantity nor amounts (recorded Sep 2026).
 */
export function lineShape(books: Books, line: DocumentLine, unitPlaces: 2 | 4): Json {
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  const { quantity, unitAmount, discountRate, discountAmount } = line;
  const shape: Json = {};
  if (line.description) shape["Description"] = line.description;
  if (unitAmount !== undefined) shape["UnitAmount"] = jsonNumber(rescale(unitAmount, UNIT_PLACES, unitPlaces), unitPlaces);
  if (line.taxType) shape["TaxType"] = line.taxType;
  if (unitAmount !== undefined) shape["TaxAmount"] = wireMoney(line.taxAmount);
  if (unitAmount !== undefined) shape["LineAmount"] = wireMoney(line.lineAmount);
  if (discountRate !== undefined) shape["DiscountRate"] = jsonNumber(discountRate, PERCENT_PLACES);
  if (discountAmount !== undefined) shape["DiscountAmount"] = jsonNumber(discountAmount, MONEY_PLACES);
  Object.assign(shape, itemOf(books, line.itemCode));
  if (line.accountCode) shape["AccountCode"] = line.accountCode;
  shape["Tracking"] = line.tracking.map(trackingShape);
  if (quantity !== undefined) shape["Quantity"] = jsonNumber(quantity, QUANTITY_PLACES);
  shape["LineItemID"] = line.lineItemId;
  if (account) shape["AccountID"] = account.accountId;
  shape["ValidationErrors"] = [];
  return shape;
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
