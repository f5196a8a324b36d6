/** Stable versions Shopify supports in November 2026, oldest first: four quarters. Each is served by its own schema. */
const SUPPORTED = ["2026-01", "2026-04", "2026-07", "2026-10"] as const;
const [OLDEST] = SUPPORTED;

/** Shopify's first dated version. */
const FIRST = "2019-04";
/** The release candidate: Shopify serves it, but its schema is not published, and nothing here stands in for it. */
const CANDIDATE = "2027-01";

export type ServedVersion = { readonly served: string } | { readonly refused: 404 | 501; readonly reason: string };

/**
 * Which version answers a request for another: a retired one is served by the oldest that is still supported, as is
 * a path without one. What was never a version does not exist.
 */
export function servedVersion(asked: string | undefined): ServedVersion {
  if (asked === undefined) return { served: OLDEST };
  if (asked === "unstable" || (SUPPORTED as readonly string[]).includes(asked)) return { served: asked };
  if (asked === CANDIDATE) return { refused: 501, reason: `The simulated Shopify has no schema of the release candidate ${CANDIDATE}.` };
  const isRetired = /^\d{4}-(01|04|07|10)$/.test(asked) && asked >= FIRST && asked < OLDEST;
  return isRetired ? { served: OLDEST } : { refused: 404, reason: "Not Found" };
}
