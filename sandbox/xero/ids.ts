import { createHash, randomUUID } from "node:crypto";

/** What Xero answers as the id of a document or contact that was refused before it existed. */
export const EMPTY_GUID = "00000000-0000-0000-0000-000000000000";

export function newGuid(): string {
  return randomUUID();
}

/** The same name always gives the same id: demo organisations keep their ids across fresh starts. */
export function stableGuid(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
