import { z } from "zod";
import type { CustomerId } from "../../domain/ids";
import type { CustomerSearch } from "../../ports/customer-search";
import { answered } from "./answered";
import type { AskShop } from "./shop-orders";

/** As many as one page holds: an address is one customer's only. */
const QUERY = `#graphql
  query CustomersByEmail($query: String!) {
    customers(first: 250, query: $query) {
      nodes { id displayName defaultEmailAddress { emailAddress } }
    }
  }`;

const schema = z.object({
  customers: z.object({
    nodes: z.array(
      z.object({ id: z.string(), displayName: z.string(), defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable() }),
    ),
  }),
});

export function makeCustomerSearch(askShop: AskShop): CustomerSearch {
  return {
    byEmail: (shop, emails) =>
      answered(async () => {
        if (emails.length === 0) return [];
        const { customers } = schema.parse(await askShop(shop, { query: QUERY, variables: { query: emails.map(quoted).join(" OR ") } }));

        return customers.nodes.flatMap(({ id, displayName, defaultEmailAddress }) =>
          defaultEmailAddress ? [{ id: id as CustomerId, name: displayName, email: defaultEmailAddress.emailAddress }] : [],
        );
      }),
  };
}

/** In Shopify's search syntax quotes and backslashes within a quoted text are escaped. */
function quoted(email: string): string {
  return `email:"${email.replace(/["\\]/g, "\\$&")}"`;
}
