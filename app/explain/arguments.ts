export type Arguments = { file: string; profile: string | null; json: boolean };

export const HELP = `npm run explain -- FILE [--profile FILE] [--json]

  FILE       one order, an array of orders, or JSON lines, as the Admin GraphQL API or Shopify's admin (REST)
             gives them; - reads standard input. Draft orders too: nothing is made of them, or a quote, as the profile says
  --profile  how to book it (JSON); without it each tax goes to a rate of the same percentage and each
             gateway to one clearing account
  --json     one line of JSON for each order, in order

Exit code: 0 all tie out, or are left out by a rule (code "excluded"); 2 one or more are held or wait;
1 something could not be read: the place and the reason are on standard error, the other orders are still explained.`;

/** A sentence where the command line cannot be understood. */
export function readArguments(given: readonly string[]): Arguments | { mistake: string } | "help" {
  const rest = [...given];
  let file: string | null = null;
  let profile: string | null = null;
  let json = false;
  while (rest.length > 0) {
    const word = rest.shift();
    if (word === "--help") return "help";
    if (word === "--json") json = true;
    else if (word === "--profile") {
      profile = rest.shift() ?? null;
      if (profile === null) return { mistake: "--profile needs a file." };
    } else if (word === undefined || (word.startsWith("-") && word !== "-")) return { mistake: `There is no option ${word}.` };
    else if (file !== null) return { mistake: `One file at a time: ${file} or ${word}?` };
    else file = word;
  }

  return file === null ? { mistake: "Which order? Give a file, or - for standard input." } : { file, profile, json };
}
