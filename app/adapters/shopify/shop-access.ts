import { GraphqlQueryError, HttpResponseError } from "@shopify/shopify-api";
import { SessionNotFoundError } from "@shopify/shopify-app-remix/server";
import type { ShopAccess } from "../../ports/shop-access";
import { verdictOn } from "./graphql-errors";
import { TokensNotRenewed } from "./renewing-sessions";
import { failedAnswer } from "./shopify-error";
import type { AskShop } from "./shop-orders";

/** The cheapest question of all. That it is answered says it: a token lives no longer than the installation that it was given for. */
const HAS_APP_QUERY = `#graphql
  query CrossfootHasApp { currentAppInstallation { id } }`;

/**
 * Without a token, with a dead one (401), or where the shop is shut to us whatever we ask. A shop that closed for good answers 402
 * or 404 for ever: waited for, its data would never be erased.
 */
const NO = new Set([401, 402, 403, 404, 423]);

export function makeShopAccess(askShop: AskShop): ShopAccess {
  return {
    hasApp: async (shop) => {
      try {
        await askShop(shop, { query: HAS_APP_QUERY, patienceMs: 0 });

        return { kind: "done", value: true };
      } catch (thrown) {
        return saysNo(thrown) ? { kind: "done", value: false } : failedAnswer(thrown);
      }
    },
  };
}

/** A token that has run out is renewed first, and that of a shop that left is refused. */
function saysNo(thrown: unknown): boolean {
  if (thrown instanceof TokensNotRenewed) return thrown.refused;
  if (thrown instanceof HttpResponseError) return NO.has(thrown.response.code);

  return thrown instanceof SessionNotFoundError || (thrown instanceof GraphqlQueryError && verdictOn(thrown) === "shut");
}
