/** What happened, in order: as a number that two runs of one seed must share, and as text where somebody wants to read it. */
export class Trace {
  private sum = 0x811c9dc5;
  readonly lines: string[] = [];

  constructor(private readonly keepsText: boolean) {}

  /** `detail` is worked out only where the text is kept. */
  note(at: number, what: string, detail?: () => string): void {
    this.mix(Math.floor(at));
    this.mix(sumOf(what));
    if (this.keepsText) this.lines.push(`${clock(at)} ${what}${detail ? ` ${detail()}` : ""}`);
  }

  /** The same for what one process did: a few words that come again and again. */
  noteOf(at: number, who: string, what: string): void {
    this.mix(Math.floor(at));
    this.mix(codeOf(who));
    this.mix(codeOf(what));
    if (this.keepsText) this.lines.push(`${clock(at)} ${who} ${what}`);
  }

  get hash(): string {
    return (this.sum >>> 0).toString(16).padStart(8, "0");
  }

  private mix(value: number): void {
    this.sum = mixed(this.sum, value);
  }
}

const CODES = new Map<string, number>();

function codeOf(words: string): number {
  const known = CODES.get(words);
  if (known !== undefined) return known;
  const code = sumOf(words);
  CODES.set(words, code);

  return code;
}

function sumOf(text: string): number {
  let sum = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) sum = mixed(sum, text.charCodeAt(index));

  return sum;
}

function mixed(sum: number, value: number): number {
  return Math.imul(sum ^ value, 0x01000193);
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
