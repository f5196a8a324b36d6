/** What happened, in order: as a number that two runs of one seed must share, and as text where somebody wants to read it. */
export class Trace {
  private sum = 0x811c9dc5;
  readonly lines: string[] = [];

  constructor(private readonly keepsText: boolean) {}

  /** `detail` is worked out only where the text is kept. */
  note(at: number, what: string, detail?: () => string): void {
    this.mix(Math.floor(at));
    for (let index = 0; index < what.length; index++) this.mix(what.charCodeAt(index));
    if (this.keepsText) this.lines.push(`${clock(at)} ${what}${detail ? ` ${detail()}` : ""}`);
  }

  get hash(): string {
    return (this.sum >>> 0).toString(16).padStart(8, "0");
  }

  private mix(value: number): void {
    this.sum = Math.imul(this.sum ^ value, 0x01000193);
  }
}

function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 23);
}
