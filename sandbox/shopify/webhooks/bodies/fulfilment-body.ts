import { gid } from "../../gid";
import type { Duty, Order } from "../../store/records";
import type { Fulfilment, FulfilmentLine } from "../../store/records/fulfilment";
import { addressBody } from "./customer-body";
import { lineBody } from "./line-body";
import { moneySet, restTime, taxLineBody } from "./money-set";

/** Body of fulfillments/create, and of the fulfilments inside an order. */
export function fulfilmentBody(order: Order, fulfilment: Fulfilment) {
  const { id, name, locationId, trackingCompany, trackingNumber, createdAt } = fulfilment;
  const trackingUrl = trackingNumber === null ? null : `https://tracking.example.com/${encodeURIComponent(trackingNumber)}`;
  return {
    id,
    admin_graphql_api_id: gid("Fulfillment", id),
    order_id: order.id,
    name: name.replace("-F", "."),
    status: "success",
    service: "manual",
    shipment_status: null,
    location_id: locationId,
    origin_address: null,
    email: order.email,
    destination: order.shippingAddress && addressBody(order.shippingAddress),
    line_items: fulfilment.lines.map((part) => fulfilledLineBody(order, part)),
    tracking_company: trackingCompany,
    tracking_number: trackingNumber,
    tracking_numbers: trackingNumber === null ? [] : [trackingNumber],
    tracking_url: trackingUrl,
    tracking_urls: trackingUrl === null ? [] : [trackingUrl],
    receipt: {},
    created_at: restTime(createdAt),
    updated_at: restTime(createdAt),
  };
}

function fulfilledLineBody(order: Order, { lineId, quantity }: FulfilmentLine) {
  const line = order.lines.find(({ id }) => id === lineId);
  return line ? { ...lineBody(order, line), duties: line.duties.map((duty) => fulfilledDutyBody(order, duty)), quantity } : null;
}

/** A fulfilment writes the amount of a duty as `price_set` and its id as a number, unlike an order. */
function fulfilledDutyBody(order: Order, { id, harmonizedSystemCode, countryCodeOfOrigin, amount, taxLines }: Duty) {
  return {
    id,
    admin_graphql_api_id: gid("Duty", id),
    harmonized_system_code: harmonizedSystemCode,
    country_code_of_origin: countryCodeOfOrigin,
    price_set: moneySet(amount, order),
    tax_lines: taxLines.map((tax) => taxLineBody(tax, order)),
  };
}
