import type { Order } from "../domain/commerce/order";
import type { OrderId } from "../domain/ids";
import { DEFAULT_CHOICES } from "../domain/posting/complete-profile";
import type { Connection } from "../ports/connection";
import type { ContactChoices, OpenDoubt } from "../ports/contact-choices";
import type { ShopOrders } from "../ports/shop-orders";
import type { ContactDoubtView } from "./contact-views";
import { RULE_WORDS, toCustomerView } from "./contact-words";
import { readContactViews, type ReadViewsPorts } from "./read-contact-views";
import type { TabView } from "./show-contacts";

export type DoubtsPorts = ReadViewsPorts & {
  choices: Pick<ContactChoices, "open">;
  shopOrders: Pick<ShopOrders, "readMany">;
  customerUrl: (shop: string, customerId: string) => string;
};

/** As many as one query of Shopify takes: each customer's name is read with an order. The next ones follow when these are decided. */
const AT_ONCE = 10;

/** Customers whose orders wait for a person to say which contact is theirs. */
export async function showDoubts(ports: DoubtsPorts, connection: Connection): Promise<TabView> {
  const open = await ports.choices.open(connection.id, AT_ONCE);
  if (open.length === 0) return { doubts: [], missing: [] };
  const { views, missing } = await readContactViews(
    ports,
    connection,
    open.flatMap(({ candidates }) => candidates),
  );
  const buyers = await readBuyers(ports, connection, open);
  const doubts = open.map(
    ({ customerKey, rule, candidates, orders: [first, ...others] }): ContactDoubtView => ({
      customer: toCustomerView(ports, connection.shop, customerKey),
      ...buyerOf(first && buyers.get(first.orderId)),
      shared: RULE_WORDS[rule],
      orders: [...(first ? [first] : []), ...others].map(({ recordId, name }) => ({ recordId, name })),
      candidates: candidates.flatMap((id) => views.get(id) ?? []),
    }),
  );

  return { doubts, missing };
}

async function readBuyers({ shopOrders }: DoubtsPorts, connection: Connection, open: readonly OpenDoubt[]): Promise<Map<OrderId, Order>> {
  const ids = open.flatMap(({ orders: [first] }) => first?.orderId ?? []);
  const side = (connection.profile ?? DEFAULT_CHOICES).bookingCurrency;
  const answers = await shopOrders.readMany(connection.shop, { ids, side });

  return new Map(
    ids.flatMap((id, index): [OrderId, Order][] => {
      const answer = answers[index];

      return answer?.kind === "done" && answer.value ? [[id, answer.value]] : [];
    }),
  );
}

function buyerOf(order: Order | undefined): Pick<ContactDoubtView, "name" | "email"> {
  return { name: order?.company?.name ?? order?.customer?.name ?? null, email: order?.customer?.email ?? order?.email ?? null };
}
