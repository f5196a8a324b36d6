import type { Order } from "../../../app/domain/commerce/order";
import type { ContactFields } from "../../../app/domain/follow/contact-fields";
import type { CustomerId, ShopDomain } from "../../../app/domain/ids";
import type { BuyerRecords } from "../../../app/ports/buyer-records";
import type { Changes } from "../../../app/ports/changes";
import type { Process } from "../kernel/process";
import type { Shop } from "./shopify";

type Customer = NonNullable<Order["customer"]>;

/** Of all shops: two customers of one address are one person, who buys in two of them. */
export function emailOf(number: number): string {
  return `customer-${number}@example.com`;
}

/** A customer of a shop, as it stands now: its orders show it so, too, whenever they are read. */
export class ShopCustomer {
  updatedAt: number;
  /** From when on a list of changes shows its last change. */
  listedFrom = 0;

  constructor(
    public now: Customer,
    at: number,
  ) {
    this.updatedAt = at;
  }

  get id(): CustomerId {
    return this.now.id;
  }

  /** The number of its contact in Xero. */
  get key(): string {
    return `Shopify ${this.id.slice(this.id.lastIndexOf("/") + 1)}`;
  }

  /** What Shopify says of a contact: a customer has no tax number there. */
  get fields(): Partial<ContactFields> {
    const { name, firstName, lastName, email, phone, billingAddress } = this.now;

    return { name, firstName, lastName, email, phone, address: billingAddress };
  }
}

/** A shop's customers as one process of the app sees them. */
export function buyersFor(process: Process, shopOf: (domain: ShopDomain) => Shop): BuyerRecords {
  return {
    read: (domain, keys) =>
      process.asked("buyers.read", () => {
        const found = [...shopOf(domain).customers.values()].filter(({ key }) => keys.includes(key));
        const asOf = (at: number) => new Date(Math.floor(at / 1000) * 1000);

        return {
          kind: "done" as const,
          value: new Map(found.map(({ key, fields, updatedAt }) => [key, { fields, asOf: asOf(updatedAt) }])),
        };
      }),
    changedSince: (domain, { since }) =>
      process.asked("buyers.changedSince", () => ({
        kind: "done" as const,
        value: changedSince(shopOf(domain), { since, now: process.sim.agenda.now }),
      })),
  };
}

/** By the index, which is late; whole seconds, oldest change first. */
function changedSince({ customers }: Shop, { since, now }: { since: Date; now: number }): Changes<string> {
  const found = [...customers.values()].filter(({ updatedAt, listedFrom }) => updatedAt >= since.getTime() && listedFrom <= now);
  const changes = found
    .map(({ key, updatedAt }) => ({ id: key, at: new Date(Math.floor(updatedAt / 1000) * 1000) }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());

  return { changes, newest: changes.at(-1)?.at ?? null, more: false };
}
