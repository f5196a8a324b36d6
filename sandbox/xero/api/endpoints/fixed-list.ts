import type { Answer, Json } from "../answer";
import type { ApiCall } from "../call";
import { listAnswer } from "../query/list";

export interface FixedList {
  plural: string;
  rows: Json[];
  key: string;
  fields: string[];
}

/** A list without time stamps: If-Modified-Since does not narrow it. */
export function fixedList(call: ApiCall, { plural, rows, key, fields }: FixedList): Answer {
  const unconditional = { ...call, ifModifiedSince: undefined };
  return listAnswer(unconditional, {
    plural,
    rows,
    fields,
    pages: false,
    shape: (row) => row,
    id: (row) => String(row[key]),
    updatedAtMs: () => 0,
  });
}
