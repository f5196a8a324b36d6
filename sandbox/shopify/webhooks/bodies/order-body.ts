import { restFulfilmentStatus } from "../../fulfilments/fulfilment-state";
import { gid } from "../../gid";
import { financialStatus } from "../../orders/order-status";
import { taxLinesAsOrdered } from "../../orders/order-taxes";
import type { Order } from "../../store/records";
import type { World } from "../../world";
import { addressBody, customerBody } from "./customer-body";
import { discountApplicationBody, discountCodeBodies } from "./discount-body";
import { fulfilmentBody } from "./fulfilment-body";
import { lineBody, shippingBody } from "./line-body";
import { restTime, taxLineBody } from "./money-set";
import { orderAmounts } from "./order-amounts";
import { refundBody } from "./refund-body";

/** The REST-shaped order that every orders/* topic carries. It never holds transactions. */
export function orderBody(world: World, order: Order) {
  const customer = order.customerId === null ? undefined : world.store.customers.get(order.customerId);
  return {
    ...identityBody(order),
    ...datesBody(order),
    ...originBody(order),
    ...wordsBody(order),
    ...stateBody(order),
    ...orderAmounts(order),
    discount_codes: discountCodeBodies(order),
    discount_applications: order.discounts.map((discount) => discountApplicationBody(order, discount)),
    tax_lines: taxLinesAsOrdered(order).map((line) => taxLineBody(line, order)),
    line_items: order.lines.map((line) => lineBody(order, line)),
    line_item_groups: [],
    shipping_lines: order.shippingLines.map((line) => shippingBody(order, line)),
    fulfillments: order.fulfilments.map((fulfilment) => fulfilmentBody(order, fulfilment)),
    refunds: order.refunds.map((refund) => refundBody(order, refund)),
    returns: [],
    customer: customer ? customerBody(customer, order) : null,
    billing_address: order.billingAddress ? addressBody(order.billingAddress) : null,
    shipping_address: order.shippingAddress ? addressBody(order.shippingAddress) : null,
    ...(order.purchasingCompany ? { company: { id: order.purchasingCompany.companyId, location_id: order.purchasingCompany.locationId } } : {}),
  };
}

function identityBody(order: Order) {
  return {
    id: order.id,
    admin_graphql_api_id: gid("Order", order.id),
    name: order.name,
    number: order.number - 1000,
    order_number: order.number,
    confirmation_number: order.id.toString(36).toUpperCase(),
    token: order.id.toString(16),
    order_status_url: `https://${order.shop}/orders/${order.id}`,
    ...{ cart_token: null, checkout_token: null, reference: null, merchant_business_entity_id: "MQ", merchant_of_record_app_id: null },
  };
}

function datesBody(order: Order) {
  return {
    created_at: restTime(order.createdAt),
    processed_at: restTime(order.processedAt),
    updated_at: restTime(order.updatedAt),
    cancelled_at: order.cancelledAt ? restTime(order.cancelledAt) : null,
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    closed_at: order.closedAt ? restTime(order.closedAt) : null,
  };
}

function originBody({ source, locationId }: Order) {
  return {
    app_id: source.appId,
    source_name: source.name,
    source_identifier: source.identifier,
    location_id: locationId,
    ...{ source_url: null, browser_ip: null, client_details: null, landing_site: null, landing_site_ref: null, referring_site: null },
    ...{ device_id: null, user_id: null, customer_locale: "en", buyer_accepts_marketing: false },
  };
}

/** A guest who gave no e-mail address has an empty one here. */
function wordsBody(order: Order) {
  return {
    email: order.email ?? "",
    contact_email: order.email ?? "",
    phone: order.phone,
    note: order.note,
    po_number: order.poNumber,
    tags: order.tags.join(", "),
    note_attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value })),
  };
}

function stateBody(order: Order) {
  return {
    confirmed: true,
    test: order.test,
    currency: order.currency,
    presentment_currency: order.presentment.currency,
    taxes_included: order.taxesIncluded,
    tax_exempt: order.taxExempt,
    duties_included: order.dutiesIncluded,
    estimated_taxes: false,
    financial_status: financialStatus(order).toLowerCase(),
    fulfillment_status: restFulfilmentStatus(order),
    payment_gateway_names: [...new Set(order.transactions.map(({ gateway }) => gateway))],
    payment_terms: null,
    total_weight: 0,
  };
}
