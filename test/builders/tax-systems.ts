import type { Rate } from "./shopify-arithmetic";

/** How a country taxes sales: what a product may bear, and whether prices contain it. */
export type TaxSystem = { name: string; included: boolean; country: string; burdens: readonly (readonly Rate[])[] };

const rate = (title: string, percent: string, ppm: bigint): Rate => ({ title, percent, ppm });
const STATE = rate("State Tax", "6.25", 62_500n);
const COUNTY = rate("County Tax", "1", 10_000n);
const CITY = rate("City Tax", "2.375", 23_750n);
const GST = rate("GST", "5", 50_000n);

/** The legal rates of Nov 2026, as Shopify names them. */
export const TAX_SYSTEMS: readonly TaxSystem[] = [
  { name: "UK, inside", included: true, country: "GB", burdens: [[rate("VAT", "20", 200_000n)], [rate("VAT", "5", 50_000n)], [rate("VAT", "0", 0n)], []] },
  { name: "UK, on top", included: false, country: "GB", burdens: [[rate("VAT", "20", 200_000n)], [rate("VAT", "5", 50_000n)], []] },
  { name: "Germany", included: true, country: "DE", burdens: [[rate("MwSt", "19", 190_000n)], [rate("MwSt", "7", 70_000n)]] },
  { name: "United States", included: false, country: "US", burdens: [[STATE, COUNTY, CITY], [STATE, COUNTY], [STATE], []] },
  { name: "Canada", included: false, country: "CA", burdens: [[GST, rate("PST", "7", 70_000n)], [GST, rate("QST", "9.975", 99_750n)], [GST], []] },
  { name: "Australia", included: true, country: "AU", burdens: [[rate("GST", "10", 100_000n)], []] },
  { name: "New Zealand", included: true, country: "NZ", burdens: [[rate("GST", "15", 150_000n)]] },
  { name: "Japan", included: true, country: "JP", burdens: [[rate("JCT", "10", 100_000n)], [rate("JCT", "8", 80_000n)]] },
  { name: "none", included: false, country: "HK", burdens: [[]] },
];

/** A rate for every way in which the taxes of a line may come together; its type is made of their titles. */
export function ratesFor(system: TaxSystem): { key: string; taxType: string; percent: string }[] {
  const found = new Map<string, { key: string; taxType: string; percent: string }>();
  for (const burden of system.burdens) {
    for (let mask = 0; mask < 2 ** burden.length; mask++) {
      const part = burden.filter((_, index) => (mask >> index) % 2 === 1);
      const key = part.map(({ title, percent }) => `${title} ${percent}%`).sort().join(" + ");
      const ppm = part.reduce((sum, each) => sum + each.ppm, 0n);
      found.set(key, { key, taxType: `TAX${key.replace(/[^0-9A-Z]/g, "")}`, percent: percentText(ppm) });
    }
  }

  return [...found.values()];
}

/** 99,750 parts per million are "9.9750" per cent. */
function percentText(ppm: bigint): string {
  return `${ppm / 10_000n}.${(ppm % 10_000n).toString().padStart(4, "0")}`;
}
