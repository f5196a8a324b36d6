import { mkdirSync, readFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** JSON has no bigint: amounts travel as {"$minor":"1990"}. */
function encode(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) => (typeof item === "bigint" ? { $minor: item.toString() } : item));
}

function isEncodedAmount(item: unknown): item is { $minor: string } {
  return typeof item === "object" && item !== null && "$minor" in item && typeof item.$minor === "string";
}

function decode(text: string): unknown {
  return JSON.parse(text, (_key, item: unknown) => (isEncodedAmount(item) ? BigInt(item.$minor) : item));
}

/** One file that is always a whole snapshot: written beside its place, then renamed over it. */
export class SnapshotFile {
  constructor(private readonly path: string) {
    mkdirSync(dirname(path), { recursive: true });
  }

  read(): unknown {
    try {
      return decode(readFileSync(this.path, "utf8"));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw new Error(`The simulated Shopify cannot read its state in ${this.path}; delete the file to start afresh.`, { cause: error });
    }
  }

  async write(snapshot: unknown): Promise<void> {
    await writeFile(`${this.path}.next`, encode(snapshot));
    await rename(`${this.path}.next`, this.path);
  }
}
