/** Something the JSON states and the imported order shows otherwise. `derived` is null where it shows nothing. */
export interface Difference {
  readonly field: string;
  readonly given: unknown;
  readonly derived: unknown;
}

/** What somebody would call a figure or a state of the order; the rest of the JSON is words, links and details. */
const FIGURE =
  /^(address2|admin_graphql_api_id|amount|cancelled_at|currency_code|discounted_price|financial_status|fulfillment_status|gateway|kind|location_id|name|number|order_number|price|rate|restock_type|status|subtotal|tax_amount|taxes_included|test|total_\w+|current_(?!discounted)\w+|quantity|subtotal_price|value|value_type)$/;

/** Copies of what is compared elsewhere, and parts the simulator keeps no figures of. */
const PASSED_OVER = ["attributed_staffs", "client_details", "customer", "default_address", "line_item", "note_attributes", "payment_details", "payment_terms", "properties", "receipt", "tip", "total_unsettled_set", "total_weight"];

/** Compares JSON with the export of what was made of it, figure by figure. Amounts compare as numbers: "10.0" is "10.00". */
export function differencesOf(given: unknown, derived: unknown): Difference[] {
  return compare(given, derived, { field: "", key: "" });
}

interface Place {
  readonly field: string;
  readonly key: string;
}

function compare(given: unknown, derived: unknown, { field, key }: Place): Difference[] {
  if (given === null || given === undefined) return [];
  if (Array.isArray(given)) {
    return given.flatMap((item, index) => (isTip(item) ? [] : compare(item, partner(item, derived, index), { field: `${field}[${index}]`, key })));
  }
  if (typeof given === "object") {
    return Object.entries(given)
      .filter(([name]) => !PASSED_OVER.includes(name) && !isEcho(given, name))
      .flatMap(([name, value]) => compare(value, propertyOf(derived, name), { field: field ? `${field}.${name}` : name, key: name }));
  }
  if (!FIGURE.test(key) || isSame(given, derived)) return [];
  return [{ field, given, derived: derived ?? null }];
}

/** REST tells most amounts up to three times: plain, and as a set in two currencies. One difference is enough where they agree. */
function isEcho(given: object, name: string): boolean {
  const money = (set: unknown, side: string) => [propertyOf(propertyOf(set, side), "currency_code"), normal(propertyOf(propertyOf(set, side), "amount"))].join();
  if (name === "presentment_money") return money(given, "shop_money") === money(given, "presentment_money");
  const plain = name.endsWith("_set") ? propertyOf(given, name.slice(0, -"_set".length)) : undefined;
  const set = propertyOf(given, name);
  if (plain === undefined || plain === null || money(set, "shop_money") !== money(set, "presentment_money")) return false;
  return normal(propertyOf(propertyOf(set, "shop_money"), "amount")) === normal(plain);
}

/** The same item of a list by its id; by its place where items have none. */
function partner(item: unknown, derived: unknown, index: number): unknown {
  if (!Array.isArray(derived)) return undefined;
  const same = (name: string) => (candidate: unknown) => normal(propertyOf(candidate, name)) === normal(propertyOf(item, name));
  if (propertyOf(item, "id") === undefined) return derived[index];
  // The adjustment that repeats refunded shipping is no record of its own here: it has the id of what it repeats.
  const isRepeat = propertyOf(item, "kind") === "shipping_refund";
  return derived.find(same("id")) ?? (isRepeat ? derived.find((candidate) => same("kind")(candidate) && same("amount")(candidate)) : undefined);
}

/** A tip among the lines is compared as the order's total_tip_received. */
function isTip(item: unknown): boolean {
  return typeof propertyOf(item, "tip") === "object" && propertyOf(item, "tip") !== null;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Nothing and zero are the same figure: REST leaves out what does not apply, or writes 0.00. */
function isSame(given: unknown, derived: unknown): boolean {
  if (given === derived) return true;
  if (derived === undefined || derived === null) return given === "" || given === false || normal(given) === "0";
  if (Number.isFinite(Date.parse(String(given))) && /T/.test(String(given))) return Date.parse(String(given)) === Date.parse(String(derived));
  return normal(given) === normal(derived);
}

/** "10.00", 10 and "10.0" → "10"; anything else as it is. */
function normal(value: unknown): string {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  const trimmed = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return trimmed === "-0" ? "0" : trimmed;
}
