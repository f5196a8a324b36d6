import { parseCalendarDate, type CalendarDate } from "../../ledger/calendar-date";
import { parseDecimal } from "../../ledger/decimal";
import { postDataInvalid } from "../api-error";

/**
 * A JSON object from a request, read field by field. Names match whatever their case, as Xero's do;
 * null counts as not sent. A value of the wrong type refuses the whole request (error 14).
 */
export class Fields {
  private readonly values = new Map<string, unknown>();

  constructor(value: unknown, private readonly path: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw postDataInvalid(`Error converting value at path '${path}': an object is expected.`);
    }
    for (const [name, field] of Object.entries(value)) if (field !== null) this.values.set(name.toLowerCase(), field);
  }

  get isEmpty(): boolean {
    return this.values.size === 0;
  }

  has(name: string): boolean {
    return this.values.has(name.toLowerCase());
  }

  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value === "object") throw this.wrong(name, value, "System.String");
    return String(value);
  }

  /** A JSON number, or a decimal in quotes, as an integer with so many places; extra digits are rounded away. */
  decimal(name: string, places: number): bigint | undefined {
    const value = this.value(name);
    if (value === undefined || value === "") return undefined;
    const figure =
      typeof value === "number" || typeof value === "string" ? parseDecimal(String(value), places) : undefined;
    if (figure === undefined) throw this.wrong(name, value, "System.Decimal");
    return figure;
  }

  flag(name: string): boolean | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    throw this.wrong(name, value, "System.Boolean");
  }

  date(name: string): CalendarDate | undefined {
    const value = this.value(name);
    if (value === undefined || value === "") return undefined;
    const date = typeof value === "string" ? parseCalendarDate(value) : undefined;
    if (date === undefined) throw this.wrong(name, value, "System.DateTime");
    return date;
  }

  /** One of the given names, whatever its case; `typeName` is what Xero calls the enumeration. */
  oneOf<Name extends string>(name: string, names: readonly Name[], typeName: string): Name | undefined {
    const value = this.value(name);
    if (value === undefined || value === "") return undefined;
    const found = names.find((known) => known.toLowerCase() === String(value).toLowerCase());
    if (found === undefined) throw this.wrong(name, value, typeName);
    return found;
  }

  object(name: string): Fields | undefined {
    const value = this.value(name);
    return value === undefined ? undefined : new Fields(value, this.pathOf(name));
  }

  list(name: string): Fields[] | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw this.wrong(name, value, "System.Collections.Generic.List");
    return value.map((element, index) => new Fields(element, `${this.pathOf(name)}[${index}]`));
  }

  private value(name: string): unknown {
    return this.values.get(name.toLowerCase());
  }

  private wrong(name: string, value: unknown, typeName: string): Error {
    const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
    return postDataInvalid(`Error converting value "${shown}" to type '${typeName}'. Path '${this.pathOf(name)}'.`);
  }

  /** Where a field stands in the body, e.g. `Invoices[0].Date`. */
  private pathOf(name: string): string {
    return this.path === "" ? name : `${this.path}.${name}`;
  }
}
