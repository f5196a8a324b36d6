/** What the control API sets for the whole simulator. Not kept: a restart gives the real Shopify's behaviour again. */
export interface Switches {
  /** False: no query is refused for its cost and nothing is charged, so that a benchmark measures the simulator. */
  limitsEnforced: boolean;
  /** HTTP status of THROTTLED. Shopify's own documentation says 200, a forum answer 429: a client must cope with both. */
  throttledStatus: 200 | 429;
  /** "stepped": a bulk operation changes its status only when POST /control/bulk-operations/step says so. */
  bulkPace: "prompt" | "stepped";
  /** Where the children of a bulk result stand in its file. */
  bulkSeed: number;
}

export function makeSwitches(): Switches {
  return { limitsEnforced: true, throttledStatus: 200, bulkPace: "prompt", bulkSeed: 1 };
}
