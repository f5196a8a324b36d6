const ADDRESS_FIELDS = "company address1 address2 city province zip country";
const PER_PAGE = 250;
const PAGE_INFO = "pageInfo { hasNextPage endCursor }";

/**
 * Customers and companies by id, up to fifty: about five points each (Shopify, 2026-10). A company's address and tax number are
 * those of its location; two are asked for, to see whether there is only one.
 */
export const BUYERS_QUERY = `#graphql
  query CrossfootBuyers($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Customer {
        id displayName firstName lastName updatedAt
        defaultEmailAddress { emailAddress }
        defaultPhoneNumber { phoneNumber }
        defaultAddress { ${ADDRESS_FIELDS} }
      }
      ... on Company {
        id name updatedAt
        locations(first: 2) {
          nodes { updatedAt taxRegistrationId billingAddress { companyName address1 address2 city province zip country } }
        }
      }
    }
  }`;

export const CHANGED_CUSTOMERS_QUERY = `#graphql
  query CrossfootChangedCustomers($query: String!, $after: String) {
    found: customers(first: ${PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) { ${PAGE_INFO} nodes { id updatedAt } }
  }`;

export const CHANGED_COMPANIES_QUERY = `#graphql
  query CrossfootChangedCompanies($query: String!, $after: String) {
    found: companies(first: ${PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) { ${PAGE_INFO} nodes { id updatedAt } }
  }`;

export const CHANGED_LOCATIONS_QUERY = `#graphql
  query CrossfootChangedLocations($query: String!, $after: String) {
    found: companyLocations(first: ${PER_PAGE}, sortKey: UPDATED_AT, query: $query, after: $after) {
      ${PAGE_INFO} nodes { company { id } updatedAt }
    }
  }`;
