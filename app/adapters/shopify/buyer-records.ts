import type { ShopDomain } from "../../domain/ids";
import type { BuyerRecords } from "../../ports/buyer-records";
import type { Changes } from "../../ports/changes";
import { answered } from "./answered";
import type { Ask } from "./ask";
import { CHANGED_COMPANIES_QUERY, CHANGED_CUSTOMERS_QUERY, CHANGED_LOCATIONS_QUERY } from "./buyer-query";
import { keyOfGid, readBuyers } from "./read-buyers";
import { readChanged } from "./read-changed";
import type { AskShop } from "./shop-orders";

export function makeBuyerRecords(askShop: AskShop): BuyerRecords {
  const asking =
    (shop: ShopDomain): Ask =>
    (operation) =>
      askShop(shop, operation);

  return {
    read: (shop, customerKeys) => answered(() => readBuyers(asking(shop), customerKeys)),
    changedSince: (shop, { since, companies }) =>
      answered(async () => {
        const queries = [CHANGED_CUSTOMERS_QUERY, ...(companies ? [CHANGED_COMPANIES_QUERY, CHANGED_LOCATIONS_QUERY] : [])];
        const read: Changes<string>[] = [];
        for (const query of queries) read.push(await readChanged(asking(shop), { query, since, idOf: keyOfGid }));

        return together(read);
      }),
  };
}

/** Where one kind was cut short, the next reading begins where that one ended. */
function together(read: readonly Changes<string>[]): Changes<string> {
  const latest = (times: readonly (Date | null)[]) => times.reduce<Date | null>((a, b) => (b && (!a || b > a) ? b : a), null);
  const cut = read.filter(({ more }) => more).flatMap(({ newest }) => newest ?? []);

  return {
    changes: read.flatMap(({ changes }) => changes),
    newest: cut.length > 0 ? cut.reduce((a, b) => (a < b ? a : b)) : latest(read.map(({ newest }) => newest)),
    more: cut.length > 0,
  };
}
