import { queryInvalid } from "../api-error";

/** The query parameters of a request; names match whatever their case, as Xero's do. */
export class Query {
  private readonly values = new Map<string, string>();

  constructor(parameters: Iterable<[string, string]>) {
    for (const [name, value] of parameters) this.values.set(name.toLowerCase(), value);
  }

  /** undefined when the parameter is absent or empty. */
  text(name: string): string | undefined {
    return this.values.get(name.toLowerCase()) || undefined;
  }

  list(name: string): string[] | undefined {
    return this.text(name)
      ?.split(",")
      .map((part) => part.trim().toLowerCase())
      .filter((part) => part !== "");
  }

  flag(name: string): boolean {
    return this.text(name)?.toLowerCase() === "true";
  }

  whole(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+$/.test(text)) throw queryInvalid(`The parameter ${name} must be a whole number, not "${text}".`);
    return Number(text);
  }

  /** Xero, Nov 2026: absent means true on the live API, whatever its OpenAPI description says. */
  get summarizesErrors(): boolean {
    return this.text("summarizeErrors")?.toLowerCase() !== "false";
  }

  /** Decimals of unit amounts, in and out: 4 only when the request itself asks for them. */
  get unitPlaces(): 2 | 4 {
    return this.text("unitdp") === "4" ? 4 : 2;
  }
}
