import { rescale, UNIT_PLACES } from "../../ledger/decimal";
import type { ItemInput, ItemPrice } from "../../ledger/items/item";
import type { Sent } from "../../ledger/sent";
import { NotSimulated } from "../api-error";
import type { Fields } from "./fields";

/** @throws NotSimulated for stock that is tracked: its quantities and costs are not kept here. */
export function readItem(fields: Fields, unitPlaces: 2 | 4): ItemInput {
  const purchases = fields.object("PurchaseDetails");
  const tracks = fields.text("InventoryAssetAccountCode") ?? purchases?.text("COGSAccountCode");
  if (tracks || fields.flag("IsTrackedAsInventory")) throw new NotSimulated("Tracked inventory (IsTrackedAsInventory)");
  return {
    id: fields.text("ItemID"),
    code: fields.text("Code"),
    name: fields.text("Name"),
    isSold: fields.flag("IsSold"),
    isPurchased: fields.flag("IsPurchased"),
    description: fields.text("Description"),
    purchaseDescription: fields.text("PurchaseDescription"),
    sales: readPrice(fields.object("SalesDetails"), unitPlaces),
    purchases: readPrice(purchases, unitPlaces),
  };
}

function readPrice(fields: Fields | undefined, unitPlaces: 2 | 4): Sent<ItemPrice> | undefined {
  if (!fields) return undefined;
  const unitPrice = fields.decimal("UnitPrice", unitPlaces);
  return {
    unitPrice: unitPrice === undefined ? undefined : rescale(unitPrice, unitPlaces, UNIT_PLACES),
    accountCode: fields.text("AccountCode"),
    taxType: fields.text("TaxType"),
  };
}
