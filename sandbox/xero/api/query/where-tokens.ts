import { queryInvalid } from "../api-error";

export interface Token {
  kind: "string" | "number" | "word" | "symbol";
  text: string;
}

/** A quotation mark inside a string is written twice, or behind a backslash. */
const TOKEN = /\s*(?:"((?:[^"\\]|\\.|"")*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(&&|\|\||==|!=|>=|<=|<>|[=<>!(),]))/y;

/** C# and SQL spellings of one operator. */
const SAME: Record<string, string> = { "&&": "AND", "||": "OR", "=": "==", "<>": "!=" };

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let position = 0;
  while (position < text.trimEnd().length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (!match) throw queryInvalid(`Syntax error at "${text.slice(position, position + 20)}".`);
    tokens.push(tokenOf(match));
    position = TOKEN.lastIndex;
  }
  return tokens;
}

function tokenOf([, string, number, word, symbol = ""]: RegExpExecArray): Token {
  if (string !== undefined) return { kind: "string", text: string.replaceAll(/\\(.)|"(")/g, "$1$2") };
  if (number !== undefined) return { kind: "number", text: number };
  if (word !== undefined) return { kind: "word", text: word };
  return { kind: "symbol", text: SAME[symbol] ?? symbol };
}
