/** A JSON Schema, as far as it is looked into. */
export interface BodySchema {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, BodySchema>>;
  readonly items?: BodySchema | false;
  readonly anyOf?: readonly BodySchema[];
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** Identity, money, state and time of a record: there whatever else a record lacks. */
const NEVER_NULL = /^(id|admin_graphql_api_id|kind|status|name|token|created_at|updated_at|quantity)$|price|amount|currency|total|tax(es)?_|discount/;
/** Details of a card, which a payment by hand does not have. */
const NOT_ALWAYS_THERE: ReadonlySet<string> = new Set(["payment_details"]);

/**
 * What a published schema really says. It was inferred from one sample of Shopify's, so five of its claims only tell
 * what that sample happened to hold: that an empty list stays empty, that what is null stays null, that what is given
 * is always given (only NEVER_NULL is), that digits which looked like a date are one, and that a tax rate is whole. Names, required fields,
 * types and nesting stand as they are.
 */
export function asPublished(schema: BodySchema): BodySchema {
  return inferredFrom("", schema);
}

function inferredFrom(name: string, schema: BodySchema): BodySchema {
  if (schema.type === "null") return {};
  const { items, format, properties, anyOf, required, ...rest } = schema;
  const known: Record<string, unknown> = name === "rate" ? { ...rest, type: "number" } : { ...rest };
  if (items) known["items"] = inferredFrom(name, items);
  if (format && (format !== "date-time" || name.endsWith("_at"))) known["format"] = format;
  if (properties) known["properties"] = Object.fromEntries(Object.entries(properties).map(([field, inner]) => [field, mayBeNull(field, inferredFrom(field, inner))]));
  if (anyOf) known["anyOf"] = anyOf.map((one) => inferredFrom(name, one));
  if (required) known["required"] = required.filter((field) => !NOT_ALWAYS_THERE.has(field));
  return known;
}

function mayBeNull(name: string, schema: BodySchema): BodySchema {
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (NEVER_NULL.test(name) || types.includes("array") || types.includes("boolean")) return schema;
  return { anyOf: [schema, { type: "null" }] };
}
