/** Markup that is safe to send: everything interpolated into it was escaped or is markup itself. */
export class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | bigint | number | string | readonly Piece[] | false | null | undefined;

/** html`<p>${anything}</p>`: text is escaped, lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  const rendered = pieces.map(render);
  return new Markup(strings.map((text, index) => text + (rendered[index] ?? "")).join(""));
}

/** For static text that is markup already: icons. */
export function raw(text: string): Markup {
  return new Markup(text);
}

function render(piece: Piece): string {
  if (piece instanceof Markup) return piece.text;
  if (piece === null || piece === undefined || piece === false) return "";
  if (typeof piece === "object") return piece.map(render).join("");
  return String(piece).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
