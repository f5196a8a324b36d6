import type { LedgerAccount, TrackingCategory } from "../../../app/domain/ledger/chart";

/** The mapping's sales account, and those that only choices use: by hand for an order, for a line, and by tags. */
export const SALES = "200";
export const CHOSEN = { order: "231", line: "232", wholesale: "233", outlet: "234" } as const;
/** The first is chosen by hand, the second by a tag, the third for a line. */
export const REGIONS = ["North", "South", "East"] as const;

export const CHART: readonly LedgerAccount[] = [SALES, ...Object.values(CHOSEN)].map((code) => ({
  ...{ code, name: `Sales ${code}`, type: "REVENUE", class: "revenue" as const },
  ...{ takesLines: true, takesPayments: false, isRounding: false },
}));

export const TRACKING: readonly TrackingCategory[] = [{ name: "Region", options: REGIONS }];

/** Another rate of the same percentage, which only choices use. */
export function twinOf(taxType: string): string {
  return `${taxType}TWIN`;
}
