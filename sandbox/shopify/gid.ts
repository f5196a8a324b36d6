/** "gid://shopify/Order/5480000000042": how GraphQL and webhook bodies name a record. */
export function gid(type: string, id: number | string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The number in a gid of the given type; null for anything else. */
export function idOfGid(type: string, text: string): number | null {
  const match = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(text);
  return match && match[1] === type ? Number(match[2]) : null;
}
