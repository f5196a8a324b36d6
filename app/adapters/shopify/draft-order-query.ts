import { ADDRESS_AND_COUNTRY, BUYER, MONEY, TAX_LINES } from "./order-query";

/** What a query may cost is counted by what it asks for: most draft orders have no more lines. */
const LINES_PER_PAGE = 50;
const CHANGED_PER_PAGE = 250;

/** A line's own figures leave out a discount over the whole draft, which stands beside them (Shopify, 2026-10). */
const LINES = `
      lineItems(first: ${LINES_PER_PAGE}, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id title variantTitle sku vendor quantity isGiftCard
          variant { id }
          product { id productType tags }
          originalUnitPriceSet ${MONEY} originalTotalSet ${MONEY} discountedTotalSet ${MONEY}
          ${TAX_LINES}
        }
      }`;

export const DRAFT_ORDER_QUERY = `#graphql
  query CrossfootDraftOrder($id: ID!, $after: String) {
    draftOrder(id: $id) {
      id name status createdAt updatedAt currencyCode presentmentCurrencyCode taxesIncluded taxExempt poNumber tags email
      order { id name }
      totalPriceSet ${MONEY} totalTaxSet ${MONEY}
      appliedDiscount { title amountSet ${MONEY} }
      billingAddress ${ADDRESS_AND_COUNTRY}
      shippingAddress ${ADDRESS_AND_COUNTRY}
      ${BUYER}
      shippingLine { id title isRemoved originalPriceSet ${MONEY} discountedPriceSet ${MONEY} ${TAX_LINES} }
      ${LINES}
    }
  }`;

export const MORE_DRAFT_LINES_QUERY = `#graphql
  query CrossfootDraftOrderLines($id: ID!, $after: String) { draftOrder(id: $id) { ${LINES} } }`;

export const CHANGED_DRAFTS_QUERY = `#graphql
  query CrossfootChangedDraftOrders($query: String!, $after: String) {
    found: draftOrders(first: ${CHANGED_PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id updatedAt }
    }
  }`;
