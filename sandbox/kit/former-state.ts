import { existsSync } from "node:fs";
import { join } from "node:path";

/** Throws a sentence when a folder holds the state of a simulator that kept it in another way: it would be overlooked. */
export function refuseFormerState(dataDir: string, file: string): void {
  const path = join(dataDir, file);
  if (!existsSync(path)) return;
  throw new Error(`${path} was written by an earlier version of this simulator: remove its folder to start afresh (npm run sandbox -- --fresh).`);
}
