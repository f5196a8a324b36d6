/** Those that share most words with what was asked for, best first; empty where none shares any. */
export function nearNames(asked: string, names: readonly string[]): string[] {
  const wanted = wordsOf(asked);
  const shared = (name: string) =>
    wordsOf(name).filter((word) => wanted.some((each) => word.startsWith(each) || each.startsWith(word))).length;

  return names.filter((name) => shared(name) > 0).sort((a, b) => shared(b) - shared(a));
}

function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1);
}
