type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Every value at a dotted path ("line_items.price"); a list on the way is looked through member by member. */
export function valuesAt(body: unknown, path: string): unknown[] {
  const [first, ...rest] = path.split(".");
  if (Array.isArray(body)) return body.flatMap((member) => valuesAt(member, path));
  if (!isFields(body) || first === undefined) return [];
  const value = body[first];
  if (rest.length > 0) return valuesAt(value, rest.join("."));
  return Array.isArray(value) ? value : [value];
}

/** Only the fields named by dotted paths, in the body's own order. A field that is named but absent stays absent. */
export function pickFields(body: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(body)) return body.map((member) => pickFields(member, paths));
  if (!isFields(body)) return body;
  const kept = Object.entries(body).flatMap(([name, value]) => {
    if (paths.includes(name)) return [[name, value] as const];
    const below = paths.filter((path) => path.startsWith(`${name}.`)).map((path) => path.slice(name.length + 1));
    return below.length > 0 ? [[name, pickFields(value, below)] as const] : [];
  });
  return Object.fromEntries(kept);
}
