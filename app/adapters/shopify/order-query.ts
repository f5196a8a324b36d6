/** Lines a page. One query may cost 1,000 points, whatever the plan (Shopify, Nov 2026). */
export const LINES_PER_PAGE = 40;

const MONEY = "{ shopMoney { amount } }";
const TAX_LINES = `taxLines { title rate priceSet ${MONEY} }`;
const ADDRESS = "{ company address1 address2 city province zip country }";

const LINES = `
  lineItems(first: ${LINES_PER_PAGE}, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      id title variantTitle sku quantity isGiftCard
      originalUnitPriceSet ${MONEY}
      discountAllocations { allocatedAmountSet ${MONEY} }
      ${TAX_LINES}
    }
  }`;

/** One order, all that an invoice and its payments need. Amounts in the shop's currency. */
export const ORDER_QUERY = `#graphql
  query CrossfootOrder($id: ID!, $after: String) {
    order(id: $id) {
      id name createdAt updatedAt cancelledAt currencyCode presentmentCurrencyCode taxesIncluded test
      canMarkAsPaid capturable poNumber
      totalPriceSet ${MONEY} totalTaxSet ${MONEY} currentTotalPriceSet ${MONEY}
      totalRefundedSet ${MONEY} totalOutstandingSet ${MONEY} totalTipReceivedSet ${MONEY}
      originalTotalDutiesSet ${MONEY} originalTotalAdditionalFeesSet ${MONEY}
      totalCashRoundingAdjustment { paymentSet ${MONEY} }
      billingAddress ${ADDRESS}
      customer {
        id displayName firstName lastName
        defaultEmailAddress { emailAddress }
        defaultPhoneNumber { phoneNumber }
      }
      shippingLines(first: 10) { nodes { id title originalPriceSet ${MONEY} discountedPriceSet ${MONEY} ${TAX_LINES} } }
      transactions(first: 100) { id kind status formattedGateway test processedAt createdAt amountSet ${MONEY} }
      ${LINES}
    }
  }`;

export const MORE_LINES_QUERY = `#graphql
  query CrossfootOrderLines($id: ID!, $after: String) { order(id: $id) { ${LINES} } }`;

const CHANGED_PER_PAGE = 250;

export const CHANGED_ORDERS_QUERY = `#graphql
  query CrossfootChangedOrders($query: String!, $after: String) {
    orders(first: ${CHANGED_PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id updatedAt }
    }
  }`;

export const SHOP_QUERY = `#graphql
  query CrossfootShop { shop { name currencyCode ianaTimezone taxesIncluded } }`;

export const RECENT_TAXES_QUERY = `#graphql
  query CrossfootRecentTaxes {
    orders(first: 40, sortKey: CREATED_AT, reverse: true) {
      nodes {
        currencyCode
        lineItems(first: 5) { nodes { ${TAX_LINES} } }
        shippingLines(first: 1) { nodes { ${TAX_LINES} } }
      }
    }
  }`;

/** Captures a waiting card authorisation too, if there is one: the domain never lets it come to that. */
export const MARK_PAID_MUTATION = `#graphql
  mutation CrossfootMarkPaid($id: ID!) {
    orderMarkAsPaid(input: { id: $id }) { userErrors { message } }
  }`;
