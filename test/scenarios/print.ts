import type { Outcome } from "./run-scenario";
import type { Scenario, Shown, Side } from "./scenario";

const NOTHING: Side = {};

/** One line of JSON, for programs. */
export function onOneLine({ name, failed, sides }: Outcome): string {
  const { shopify, xero, app } = sides ?? { shopify: NOTHING, xero: NOTHING, app: NOTHING };

  return JSON.stringify({ name, passed: failed === null, shopify, xero, app });
}

/** What each side shows at the end, for people. */
export function inWords({ name, proves }: Scenario, { failed, sides }: Outcome): string {
  const shown = sides ? [...part("Shopify", sides.shopify), ...part("Xero", sides.xero), ...part("Crossfoot", sides.app)] : [];
  const end = failed ? `  FAILED: ${failed.message.replaceAll("\n", "\n  ")}` : "  passed";

  return [name, `  ${proves}`, ...shown, end, ""].join("\n");
}

function part(title: string, side: Side): string[] {
  return [`  ${title}`, ...Object.entries(side).flatMap(([what, shown]) => (isEmpty(shown) ? [] : [`    ${what}: ${plain(shown)}`]))];
}

function isEmpty(shown: Shown): boolean {
  return shown === null || (typeof shown === "object" && Object.keys(shown).length === 0);
}

function plain(shown: Shown): string {
  if (shown === null || typeof shown === "string") return shown ?? "";
  if (isList(shown)) return shown.map(plain).join(" · ");

  return Object.entries(shown)
    .map(([what, each]) => `${what} ${plain(each)}`)
    .join(", ");
}

function isList(shown: readonly Shown[] | Side): shown is readonly Shown[] {
  return Array.isArray(shown);
}
