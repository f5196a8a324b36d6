import type { Fulfilment } from "../store/records/fulfilment";
import type { PaymentTerms, TermsRule } from "../store/records/payment-terms";
import { refuseAt } from "./amounts";
import type { Reading } from "./read-lines";
import { toIso } from "./read-payments";

const TYPES: Readonly<Record<string, TermsRule["type"]>> = { fixed: "FIXED", fulfillment: "FULFILLMENT", net: "NET", receipt: "RECEIPT" };

/** The payment terms of a B2B order; what is owed under them is the order's. */
export function readTerms({ rest, path, newId }: Reading, { shop, at }: { shop: string; at: string }): PaymentTerms | null {
  const terms = rest.payment_terms;
  if (!terms) return null;
  const schedule = terms.payment_schedules[0];
  const dueAt = schedule?.due_at ? toIso(schedule.due_at) : null;
  const type = TYPES[terms.payment_terms_type.toLowerCase()] ?? refuseAt(`${path}payment_terms.payment_terms_type`, `"${terms.payment_terms_type}" is not a type of terms.`);
  const rule: TermsRule = { type, dueInDays: type === "NET" ? (terms.due_in_days ?? null) : null, dueAt: type === "FIXED" ? dueAt : null };
  return {
    __typename: "PaymentTerms",
    id: terms.id ?? newId(),
    shop,
    orderId: rest.id,
    draftId: null,
    rule,
    // A date that has passed was announced in its own time.
    schedule: { id: schedule?.id ?? newId(), issuedAt: schedule?.issued_at ? toIso(schedule.issued_at) : null, dueAt, announcedDue: true },
    createdAt: at,
    updatedAt: at,
  };
}

/** Goods that left. Cancelled and failed fulfilments moved nothing. */
export function readFulfilments({ rest, path, knownLocation }: Reading): Fulfilment[] {
  return rest.fulfillments.flatMap((fulfilment, index): Fulfilment[] => {
    if (fulfilment.status !== "success") return [];
    const lines = fulfilment.line_items.map((line, place) => {
      const known = rest.line_items.some(({ id }) => id === line.id);
      if (!known) refuseAt(`${path}fulfillments[${index}].line_items[${place}].id`, `the order has no line ${line.id}.`);
      return { id: fulfilment.id + place, lineId: line.id, quantity: line.quantity };
    });
    return [
      {
        id: fulfilment.id,
        name: fulfilment.name?.replace(/\.(\d+)$/, "-F$1") ?? `${rest.name ?? ""}-F${index + 1}`,
        locationId: knownLocation(fulfilment.location_id),
        lines,
        trackingCompany: fulfilment.tracking_company,
        trackingNumber: fulfilment.tracking_number,
        createdAt: toIso(fulfilment.created_at),
      },
    ];
  });
}
