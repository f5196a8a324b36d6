/**
 * Lines that come with the order: most have no more. What a query asks for has to be there in points before it is let in,
 * whatever comes back; a connection costs by the logarithm of its page.
 */
const FIRST_LINES = 8;
/** Lines a page of the few orders that have more. */
const MORE_LINES = 100;
/** Most orders are sent one way. */
const FIRST_SHIPPING_LINES = 2;

/** Both sides of each amount: which one is booked is the merchant's choice. */
export const MONEY = "{ shopMoney { amount } presentmentMoney { amount } }";
export const TAX_LINES = `taxLines { title rate channelLiable source priceSet ${MONEY} }`;
const DISCOUNTS = `discountAllocations {
  allocatedAmountSet ${MONEY}
  discountApplication {
    __typename allocationMethod
    ... on DiscountCodeApplication { code }
    ... on AutomaticDiscountApplication { title }
    ... on ManualDiscountApplication { title }
    ... on ScriptDiscountApplication { title }
  }
}`;
const ADDRESS = "{ company address1 address2 city province zip country }";
export const ADDRESS_AND_COUNTRY = "{ countryCodeV2 provinceCode company address1 address2 city province zip country }";

/** Who bought: of an order and of a draft order alike. */
export const BUYER = `
      customer {
        id displayName firstName lastName tags
        defaultEmailAddress { emailAddress }
        defaultPhoneNumber { phoneNumber }
      }
      purchasingEntity {
        ... on PurchasingCompany {
          company { id name }
          location { name taxRegistrationId billingAddress { companyName address1 address2 city province zip country } }
        }
      }`;

export const LINE_FIELDS = `
      id title variantTitle sku vendor quantity currentQuantity isGiftCard
      variant { id }
      product { id productType tags }
      originalUnitPriceSet ${MONEY}
      ${DISCOUNTS}
      ${TAX_LINES}
      duties { id price ${MONEY} ${TAX_LINES} }`;

export const SHIPPING_LINE_FIELDS = `id title isRemoved originalPriceSet ${MONEY} discountedPriceSet ${MONEY} ${DISCOUNTS} ${TAX_LINES}`;

const lines = (first: number) => `
  lineItems(first: ${first}, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { ${LINE_FIELDS} }
  }`;

const shippingLines = (first: number) => `shippingLines(first: ${first}) {
    pageInfo { hasNextPage }
    nodes { ${SHIPPING_LINE_FIELDS} }
  }`;

/** What an order states of itself, outside its lists of lines. A refund is only noticed: few orders have any. */
export const ORDER_FIELDS = `
      id name createdAt processedAt updatedAt cancelledAt cancelReason currencyCode presentmentCurrencyCode
      taxesIncluded dutiesIncluded taxExempt test canMarkAsPaid capturable poNumber tags sourceName email
      displayFinancialStatus displayFulfillmentStatus
      totalPriceSet ${MONEY} totalTaxSet ${MONEY} currentTotalPriceSet ${MONEY} currentTotalTaxSet ${MONEY}
      totalReceivedSet ${MONEY} totalRefundedSet ${MONEY} netPaymentSet ${MONEY} totalOutstandingSet ${MONEY}
      refundDiscrepancySet ${MONEY} totalTipReceivedSet ${MONEY}
      originalTotalDutiesSet ${MONEY} originalTotalAdditionalFeesSet ${MONEY}
      totalCashRoundingAdjustment { paymentSet ${MONEY} refundSet ${MONEY} }
      additionalFees { id name price ${MONEY} ${TAX_LINES} }
      billingAddress ${ADDRESS}
      shippingAddress ${ADDRESS_AND_COUNTRY}
      ${BUYER}
      fulfillments(first: 10) { createdAt }
      transactions(first: 100) {
        id kind status gateway formattedGateway test manualPaymentGateway processedAt createdAt
        amountSet ${MONEY} amountRoundingSet ${MONEY} parentTransaction { id }
      }
      refunds(first: 1) { id }`;

const WHOLE_ORDER = `
      ${ORDER_FIELDS}
      told: metafield(key: "in_xero") { value }
      ${shippingLines(FIRST_SHIPPING_LINES)}
      ${lines(FIRST_LINES)}`;

/** One order with all that its documents need, but for the refunds' contents. */
export const ORDER_QUERY = `#graphql
  query CrossfootOrder($id: ID!, $after: String) { order(id: $id) { ${WHOLE_ORDER} } }`;

/** Several, each with the same. */
export const ORDERS_QUERY = `#graphql
  query CrossfootOrders($ids: [ID!]!, $after: String) { nodes(ids: $ids) { ... on Order { ${WHOLE_ORDER} } } }`;

export const MORE_LINES_QUERY = `#graphql
  query CrossfootOrderLines($id: ID!, $after: String) { order(id: $id) { ${lines(MORE_LINES)} } }`;

/** An order that is sent in more than a hundred ways is refused by the reader, which sees that there is a next page. */
export const SHIPPING_LINES_QUERY = `#graphql
  query CrossfootShippingLines($id: ID!) { order(id: $id) { ${shippingLines(100)} } }`;

/** A refund of more than a hundred lines is refused by the reader, which sees that there is a next page. */
const REFUNDS = `
      refunds(first: 25) {
        id createdAt processedAt note
        refundLineItems(first: 100) {
          pageInfo { hasNextPage }
          nodes { lineItem { id } quantity restockType subtotalSet ${MONEY} totalTaxSet ${MONEY} }
        }
        refundShippingLines(first: 10) { nodes { shippingLine { id } subtotalAmountSet ${MONEY} taxAmountSet ${MONEY} } }
        duties { amountSet ${MONEY} originalDuty { id } }
        orderAdjustments(first: 10) { nodes { reason amountSet ${MONEY} taxAmountSet ${MONEY} } }
        transactions(first: 25) { nodes { id } }
      }`;

export const REFUNDS_QUERY = `#graphql
  query CrossfootRefunds($id: ID!) { order(id: $id) { ${REFUNDS} } }`;

export const REFUNDS_OF_QUERY = `#graphql
  query CrossfootRefundsOf($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { id ${REFUNDS} } } }`;

const CHANGED_PER_PAGE = 250;

export const CHANGED_ORDERS_QUERY = `#graphql
  query CrossfootChangedOrders($query: String!, $after: String) {
    found: orders(first: ${CHANGED_PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id updatedAt }
    }
  }`;

export const SHOP_QUERY = `#graphql
  query CrossfootShop { shop { name currencyCode ianaTimezone taxesIncluded } }`;

export const RECENT_ORDERS_QUERY = `#graphql
  query CrossfootRecentOrders {
    orders(first: 40, sortKey: CREATED_AT, reverse: true) {
      nodes {
        currencyCode
        totalTipReceivedSet ${MONEY} refundDiscrepancySet ${MONEY}
        originalTotalDutiesSet ${MONEY} originalTotalAdditionalFeesSet ${MONEY}
        totalCashRoundingAdjustment { paymentSet ${MONEY} refundSet ${MONEY} }
        transactions(first: 4) { gateway formattedGateway }
        additionalFees { ${TAX_LINES} }
        lineItems(first: 5) { nodes { isGiftCard ${TAX_LINES} duties { ${TAX_LINES} } } }
        shippingLines(first: 1) { nodes { ${TAX_LINES} } }
      }
    }
  }`;
