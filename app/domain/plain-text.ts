/**
 * At most that many units of UTF-16, as Xero counts its lengths. A letter of two units that fits by half is left out whole: half a
 * letter is no text, and PostgreSQL takes no JSON with it. An emoji at the end of a long name stopped all work of its shop.
 */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);

  return FIRST_HALF.test(cut) ? cut.slice(0, -1) : cut;
}

const FIRST_HALF = /[\ud800-\udbff]$/;

/**
 * Reads JSON without the characters that no books can keep: control characters but for tabs and ends of lines, which XML cannot
 * hold and Xero speaks as well, U+0000, which PostgreSQL refuses, and halves of letters. Buyers send these, by pasting or by robots;
 * they show as nothing. JSON has to write each of them as an escape, so most texts are read as they are.
 */
export function parsePlainJson(json: string): unknown {
  return ESCAPED.test(json)
    ? JSON.parse(json, (_key, value: unknown) => (typeof value === "string" ? plain(value) : value))
    : JSON.parse(json);
}

const ESCAPED = /\\u(?:00[01]|d[89a-f])/i;

function plain(text: string): string {
  return text.replace(ODD, "");
}

/** `\p{Cs}` is met by halves alone. */
const ODD = /(?![\t\n\r\u007f-\u009f])\p{Cc}|\p{Cs}/gu;
