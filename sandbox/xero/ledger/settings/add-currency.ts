import type { Books } from "../books";
import { NotSimulated, refused, saved, type Outcome } from "../outcome";
import { hasMarketRate } from "./currency-rates";
import type { Currency } from "./organisation";

/**
 * Subscribes the organisation to a currency, which it keeps for good. One that it has is answered as it stands.
 * @throws NotSimulated for a currency that the table of demo rates lacks.
 */
export function addCurrency(books: Books, input: { code: string | undefined }): Outcome<Currency> {
  const code = input.code?.trim().toUpperCase() ?? "";
  if (!/^[A-Z]{3}$/.test(code)) return refused(["The Code must be a currency code of three letters."]);
  const existing = books.setup.currencies.find((currency) => currency.code === code);
  if (existing) return saved(existing);
  if (!hasMarketRate(code)) throw new NotSimulated(`The currency ${code}`);
  const currency = { code, description: currencyName(code) };
  books.setup.currencies.push(currency);
  books.settingsChanged("CURRENCY", code, "CREATE");
  return saved(currency);
}

function currencyName(code: string): string {
  return new Intl.DisplayNames("en", { type: "currency" }).of(code) ?? code;
}
