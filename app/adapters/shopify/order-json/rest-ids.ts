import { text, textOr, type JsonObject } from "./json";

/**
 * REST writes numbers, our links are GraphQL's ids. The order's own text form is preferred: JSON.parse rounds numbers
 * above 2^53, which the published samples already have.
 */
export function gidOf(from: JsonObject, type: string): string {
  return textOr(from, "admin_graphql_api_id") ?? gid(type, text(from, "id"));
}

export function gid(type: string, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The id under another field, such as `line_item_id`. */
export function gidAt(from: JsonObject, key: string, type: string): string | null {
  const id = textOr(from, key);

  return id === null ? null : gid(type, id);
}
