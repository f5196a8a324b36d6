import type { Entry } from "./journal";

/** A write in words: when, which call, how it was answered, and the documents or orders that it was about. */
export function toldWrite(write: Entry, entries: readonly Entry[]): string {
  const { at, method, path, status, operation, fields, ids } = write;
  const call = operation ? `${String(operation)} (${String(fields)})` : `${String(method)} ${String(path).split("?")[0]}`;
  const about = Array.isArray(ids) ? ids.map((id) => nameOf(String(id), entries)) : [];
  return `${at} ${call} answered ${String(status)}, about ${about.length > 0 ? about.join(", ") : "nothing that was made or changed"}`;
}

/** The number that people know it by, or else its reference or id. */
function nameOf(id: string, entries: readonly Entry[]): string {
  const told = entries.findLast(({ kind, resourceId }) => kind === "change" && resourceId === id);
  const { number, reference, name } = (told?.["figures"] ?? {}) as Record<string, unknown>;
  return ([number, reference, name].find((each) => typeof each === "string" && each !== "") as string | undefined) ?? id;
}
