import { LINE_FIELDS, ORDER_FIELDS, SHIPPING_LINE_FIELDS } from "./order-query";

/** Ids, names and days only: a page costs a few points, and Shopify gives no more than 250. */
export const PAST_ORDERS_QUERY = `#graphql
  query CrossfootPastOrders($query: String!, $after: String) {
    orders(first: 250, sortKey: CREATED_AT, query: $query, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id name createdAt }
    }
  }`;

export const GRANTED_QUERY = `#graphql
  query CrossfootGranted { currentAppInstallation { accessScopes { handle } } }`;

/**
 * Grouped: every line of an order follows the order, so that a file of any size is read without keeping it. Shopify's own
 * default scatters them (since 2026-01).
 */
export const EXPORT_MUTATION = `#graphql
  mutation CrossfootExport($query: String!) {
    bulkOperationRunQuery(query: $query, groupObjects: true) {
      bulkOperation { id }
      userErrors { code message }
    }
  }`;

export const EXPORT_STATE_QUERY = `#graphql
  query CrossfootExportState($id: ID!) { bulkOperation(id: $id) { status errorCode url rootObjectCount } }`;

/** A bulk query takes no variables. Refunds' contents cannot be had: Shopify refuses a connection within a list. */
export function exportQuery(filter: string): string {
  return `{
    orders(query: ${JSON.stringify(filter)}) { edges { node {
      ${ORDER_FIELDS}
      shippingLines { edges { node { ${SHIPPING_LINE_FIELDS} } } }
      lineItems { edges { node { ${LINE_FIELDS} } } }
    } } }
  }`;
}
