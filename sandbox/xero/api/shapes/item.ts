import { jsonNumber, rescale, UNIT_PLACES } from "../../ledger/decimal";
import type { Item, ItemPrice } from "../../ledger/items/item";
import type { Json } from "../answer";
import { unlessEmpty, wireInstant } from "./wire";

/** Unit prices have two decimals unless the request says unitdp=4, as on documents. */
export function itemShape(item: Item, unitPlaces: 2 | 4): Json {
  return {
    ItemID: item.id,
    Code: item.code,
    ...unlessEmpty("Name", item.name),
    ...unlessEmpty("Description", item.description),
    ...unlessEmpty("PurchaseDescription", item.purchaseDescription),
    UpdatedDateUTC: wireInstant(item.updatedAtMs),
    PurchaseDetails: priceShape(item.purchases, unitPlaces),
    SalesDetails: priceShape(item.sales, unitPlaces),
    IsTrackedAsInventory: false,
    IsSold: item.isSold,
    IsPurchased: item.isPurchased,
  };
}

function priceShape({ unitPrice, accountCode, taxType }: ItemPrice, unitPlaces: 2 | 4): Json {
  return {
    ...(unitPrice === undefined
      ? {}
      : { UnitPrice: jsonNumber(rescale(unitPrice, UNIT_PLACES, unitPlaces), unitPlaces) }),
    ...unlessEmpty("AccountCode", accountCode),
    ...unlessEmpty("TaxType", taxType),
  };
}
