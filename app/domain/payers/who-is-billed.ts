import type { Order } from "../commerce/order";
import { tagKey, type BillTo, type BillToScope, type DescribedPayer, type OtherPayer } from "./bill-to";
import { isSameSecond, secondPayer, type SecondPayer } from "./second-payer";

/**
 * Who is invoiced for an order, and by which choice. `unclear`: choices of one kind name several payers, or several parts.
 * `second`: who has an invoice for a part of it, beside the other. `toMake`: who that is, where their contact may have to be made.
 */
export type Billing =
  | ({ kind: "buyer"; by: BillTo | null } & Beside)
  | ({ kind: "payer"; payer: OtherPayer; by: BillTo } & Beside)
  | { kind: "unclear"; by: readonly BillTo[]; second?: undefined; toMake?: undefined };

type Beside = { second?: SecondPayer; toMake?: DescribedPayer };

type Buyer = Pick<Order, "id" | "tags" | "customer" | "company">;

/**
 * The narrowest choice counts: the order's own, then its tags', then the customer's, then the company's. Tags that name
 * different payers are for a person to decide: billing the wrong one cannot be undone once it has paid.
 */
export function whoIsBilled(order: Buyer, choices: readonly BillTo[]): Billing {
  const whole = whoIsBilledForMost(
    order,
    choices.filter(({ share }) => share === undefined),
  );
  const shares = choices.filter(({ share }) => share !== undefined);
  if (shares.length === 0 || whole.kind === "unclear") return whole;
  const second = whoHasAPart(order, shares);
  if (Array.isArray(second)) return { kind: "unclear", by: second };

  return second ? { ...whole, second, ...toMake(second, shares) } : whole;
}

function toMake({ id }: SecondPayer, shares: readonly BillTo[]): Beside {
  const payer = shares.find((each) => each.id === id)?.payer;

  return payer?.kind === "described" ? { toMake: payer } : {};
}

function whoIsBilledForMost(order: Buyer, choices: readonly BillTo[]): Billing {
  for (const scope of NARROWEST_FIRST) {
    const keys = keysOf(order, scope);
    const fitting = choices.filter((each) => each.scope === scope && keys.includes(each.key));
    const [by] = fitting;
    if (!by) continue;
    if (fitting.some(({ payer }) => !isSamePayer(payer, by.payer))) return { kind: "unclear", by: fitting };

    return by.payer.kind === "buyer" ? { kind: "buyer", by } : { kind: "payer", payer: by.payer, by };
  }

  return { kind: "buyer", by: null };
}

/** The choices themselves where tags name several payers or parts. */
function whoHasAPart(order: Buyer, choices: readonly BillTo[]): SecondPayer | BillTo[] | null {
  for (const scope of NARROWEST_FIRST) {
    const keys = keysOf(order, scope);
    const fitting = choices.filter((each) => each.scope === scope && keys.includes(each.key));
    const [first, ...others] = fitting.flatMap((each) => secondBy(each) ?? []);
    if (!first) continue;

    return others.every((each) => isSameSecond(each, first)) ? first : fitting;
  }

  return null;
}

/** The buyer is never a second payer. */
function secondBy({ id, scope, payer, share }: BillTo): SecondPayer | null {
  return payer.kind !== "buyer" && share ? secondPayer(payer, { id, scope, portion: share }) : null;
}

const NARROWEST_FIRST: readonly BillToScope[] = ["order", "tag", "customer", "company"];

function keysOf({ id, tags, customer, company }: Buyer, scope: BillToScope): readonly string[] {
  switch (scope) {
    case "order":
      return [id];
    case "tag":
      return [...tags, ...(customer?.tags ?? [])].map(tagKey);
    case "customer":
      return customer ? [customer.id] : [];
    case "company":
      return company ? [company.id] : [];
  }
}

function isSamePayer(a: BillTo["payer"], b: BillTo["payer"]): boolean {
  if (a.kind === "existing" && b.kind === "existing") return a.contactId === b.contactId;
  if (a.kind === "described" && b.kind === "described") return a.number === b.number;

  return a.kind === b.kind;
}
