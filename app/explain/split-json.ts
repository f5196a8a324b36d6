/** The text of one JSON value in a stream, and the line on which it begins. */
export type Piece = { text: string; line: number };

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT, COMMA] = [91, 93, 123, 125, 44];

/**
 * Cuts a stream of text into its JSON objects: a single one, the members of one array, or one after the other (JSON lines).
 * Memory holds one object at a time, so a file may be larger than the memory. What stands between objects and is no
 * comma, bracket or space is a piece of its own up to the end of its line, so that nothing is passed over in silence.
 */
export async function* splitJson(chunks: AsyncIterable<string>): AsyncGenerator<Piece> {
  const splitter = new Splitter();
  for await (const chunk of chunks) yield* splitter.take(chunk);
  yield* splitter.end();
}

class Splitter {
  private kept = "";
  private line = 1;
  private beginsAtLine = 1;
  private depth = 0;
  private inText = false;
  private escaped = false;
  private inPiece = false;
  private isStray = false;

  *take(chunk: string): Generator<Piece> {
    let from = 0;
    for (let index = 0; index < chunk.length; index++) {
      const code = chunk.charCodeAt(index);
      if (code === NEWLINE) this.line++;
      if (!this.inPiece) {
        if (!isBetween(code)) {
          this.begin(code);
          from = index;
        } else continue;
      }
      const ended = this.follow(code);
      if (!ended) continue;
      // An object ends with its bracket; stray words end before what follows them.
      const end = ended === "with" ? index + 1 : index;
      yield this.piece(chunk.slice(from, end));
      // What is no space, comma or bracket of the list begins the next piece.
      if (ended === "before" && !isBetween(code)) index--;
    }
    if (this.inPiece) this.kept += chunk.slice(from);
  }

  *end(): Generator<Piece> {
    if (this.inPiece) yield this.piece("");
  }

  private begin(code: number): void {
    this.inPiece = true;
    this.isStray = code !== OPEN_OBJECT;
    this.beginsAtLine = this.line;
    this.depth = 0;
  }

  private piece(last: string): Piece {
    const text = this.isStray ? (this.kept + last).trimEnd() : this.kept + last;
    this.kept = "";
    this.inPiece = false;
    this.inText = false;
    this.escaped = false;

    return { text, line: this.beginsAtLine };
  }

  /** Says whether the piece ends with this character, or before it. */
  private follow(code: number): "with" | "before" | null {
    if (this.inText) return this.followText(code);
    if (this.isStray && code === OPEN_OBJECT) return "before";
    if (code === QUOTE) this.inText = true;
    else if (code === OPEN_OBJECT || (code === OPEN_LIST && this.depth > 0)) this.depth++;
    else if (code === CLOSE_OBJECT || (code === CLOSE_LIST && this.depth > 0)) {
      this.depth--;
      if (this.depth <= 0) return "with";
    } else if (this.isStray && (code === NEWLINE || (code > 32 && isBetween(code)))) return "before";

    return null;
  }

  private followText(code: number): "before" | null {
    // No text in JSON goes over the end of a line: one that was cut short must not swallow the next order.
    if (code === NEWLINE) return "before";
    if (this.escaped) this.escaped = false;
    else if (code === BACKSLASH) this.escaped = true;
    else if (code === QUOTE) this.inText = false;

    return null;
  }
}

/** Between two objects: spaces, commas, and the brackets of the array around them. */
function isBetween(code: number): boolean {
  return code <= 32 || code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === 0xfeff;
}
