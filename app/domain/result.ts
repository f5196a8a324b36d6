import type { Problem } from "./problem";

/** Either a value, or the reasons why there is none. Never both, never neither. */
export type Result<T> = { ok: true; value: T } | { ok: false; problems: Problem[] };

export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function fail<T>(...problems: Problem[]): Result<T> {
  return { ok: false, problems };
}
