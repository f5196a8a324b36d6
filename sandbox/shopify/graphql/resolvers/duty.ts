import { gid } from "../../gid";
import type { AdditionalFee, Currencies, Order, OrderLine } from "../../store/records";
import { moneyBag } from "../money-bag";
import { taxLines } from "./tax-line";

/** Duty */
export function dutiesOf({ duties }: OrderLine, order: Currencies) {
  return duties.map(({ id, harmonizedSystemCode, countryCodeOfOrigin, amount, taxLines: taxes }) => ({
    id: gid("Duty", id),
    ...{ harmonizedSystemCode, countryCodeOfOrigin },
    price: moneyBag(amount, order),
    taxLines: taxLines(taxes, order),
  }));
}

export function dutyWithId(order: Order, dutyId: number) {
  return order.lines.flatMap((line) => dutiesOf(line, order)).find(({ id }) => id === gid("Duty", dutyId)) ?? null;
}

/** AdditionalFee */
export function feesOf(fees: readonly AdditionalFee[], order: Currencies) {
  return fees.map(({ id, name, amount, taxLines: taxes }) => ({ id: gid("AdditionalFee", id), name, price: moneyBag(amount, order), taxLines: taxLines(taxes, order) }));
}
