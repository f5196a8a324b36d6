import { createReadStream, readFileSync } from "node:fs";
import { readDraftJson } from "./adapters/shopify/order-json/read-draft-json";
import { readOrderJson } from "./adapters/shopify/order-json/read-order-json";
import { HELP, readArguments, type Arguments } from "./explain/arguments";
import { explainPiece, type Explained } from "./explain/explain-order";
import { readProfile, type ProfileFile } from "./explain/profile-file";
import { toResult } from "./explain/result-json";
import { toText } from "./explain/result-text";
import { splitJson } from "./explain/split-json";

const TIED_OUT = 0;
const UNREADABLE = 1;
const HELD = 2;

/** `npm run explain`: prints the documents, the reasons and the proof; the exit code says how it went (see HELP). */
const asked = readArguments(process.argv.slice(2));
if (asked === "help") console.log(HELP);
else if ("mistake" in asked) giveUp(`${asked.mistake} (--help says more)`);
else process.exitCode = await explain(asked);

async function explain({ file, profile: profileFile, json }: Arguments): Promise<number> {
  const profile = profileFile === null ? null : loadProfile(profileFile);
  if (profile === undefined) return UNREADABLE;
  let worst = TIED_OUT;
  let count = 0;
  try {
    for await (const piece of splitJson(textOf(file))) {
      for (const explained of explainPiece(piece, { file: profile, readOrder: readOrderJson, readDraft: readDraftJson })) {
        count++;
        worst = worse(worst, exitCodeOf(explained));
        if (explained.end === "unreadable") console.error(`${file}, ${explained.place}: ${explained.reason}`);
        await print(json ? JSON.stringify(toResult(explained)) : toText(toResult(explained)));
      }
    }
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    return giveUp(`${file} cannot be read: ${thrown.message}.`);
  }

  return count > 0 ? worst : giveUp(`${file} holds no order.`);
}

function textOf(file: string): AsyncIterable<string> {
  const stream = file === "-" ? process.stdin : createReadStream(file, { highWaterMark: 1 << 20 });
  stream.setEncoding("utf8");

  return stream as AsyncIterable<string>;
}

/** Undefined where it cannot be used; the reasons are then on standard error. */
function loadProfile(file: string): ProfileFile | undefined {
  try {
    const read = readProfile(readFileSync(file, "utf8"));
    if ("profile" in read) return read.profile;
    for (const mistake of read.mistakes) console.error(`${file}: ${mistake}`);
  } catch (thrown) {
    if (!isFileError(thrown)) throw thrown;
    console.error(`${file} cannot be read: ${thrown.message}.`);
  }

  return undefined;
}

function exitCodeOf(explained: Explained): number {
  if (explained.end === "unreadable") return UNREADABLE;

  if (explained.end === "offered") return explained.quoting.kind === "hold" ? HELD : TIED_OUT;

  return explained.posting.kind === "post" || explained.posting.kind === "exclude" ? TIED_OUT : HELD;
}

/** Unreadable outweighs held, held outweighs tied out. */
function worse(a: number, b: number): number {
  return a === UNREADABLE || b === UNREADABLE ? UNREADABLE : Math.max(a, b);
}

/** Waits when the reader is slower than we are: output is never gathered in memory. */
async function print(text: string): Promise<void> {
  if (process.stdout.write(`${text}\n`)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", () => resolve()));
}

function isFileError(thrown: unknown): thrown is NodeJS.ErrnoException {
  return thrown instanceof Error && "syscall" in thrown;
}

function giveUp(sentence: string): number {
  console.error(sentence);
  process.exitCode = UNREADABLE;

  return UNREADABLE;
}
