import type { Books } from "../books";
import { refused, saved, type Outcome } from "../outcome";
import type { Sent } from "../sent";
import { canApplyToOf } from "../starting-books/tax-rates";
import type { TaxRate } from "./tax-rate";

export type TaxRateInput = Sent<Pick<TaxRate, "name" | "taxType" | "components" | "reportTaxType"> & { status: string }>;

/**
 * Makes a tax rate of the user's own, which Xero calls TAX001, TAX002 …; a rate made here feeds no tax return.
 * In Australia, New Zealand and the United Kingdom it must name a ReportTaxType (Xero, Nov 2026).
 */
export function createTaxRate(books: Books, input: TaxRateInput): Outcome<TaxRate> {
  const rate: TaxRate = {
    name: input.name?.trim() ?? "",
    taxType: nextTaxType(books),
    status: "ACTIVE",
    components: input.components ?? [],
    canApplyTo: canApplyToOf(input.reportTaxType),
    reportTaxType: input.reportTaxType,
  };
  const problems = checkTaxRate(books, rate);
  if (problems.length > 0) return refused(problems, rate);
  books.setup.taxRates.push(rate);
  books.settingsChanged("TAXRATE", rate.taxType, "CREATE");
  return saved(rate);
}

/** Changes, archives or deletes a rate of the user's own, found by its TaxType or else by its name. */
export function amendTaxRate(books: Books, input: TaxRateInput): Outcome<TaxRate> {
  const existing = findTaxRate(books, input);
  if (!existing) return refused(["The tax rate could not be found."]);
  if (!isOwn(existing)) return refused(["System tax rates cannot be changed."], existing);
  const status = statusOf(input.status ?? existing.status);
  const changed: TaxRate = {
    ...existing,
    name: input.name?.trim() ?? existing.name,
    components: input.components ?? existing.components,
    status: status ?? existing.status,
  };
  const problems = checkTaxRate(books, changed);
  if (existing.status === "DELETED") problems.push("A deleted tax rate cannot be changed.");
  if (!status) problems.push("The status of a tax rate must be ACTIVE, ARCHIVED or DELETED.");
  if (problems.length > 0) return refused(problems, changed, input.status);
  books.setup.taxRates = books.setup.taxRates.map((rate) => (rate === existing ? changed : rate));
  books.settingsChanged("TAXRATE", existing.taxType, "UPDATE");
  return saved(changed);
}

function findTaxRate(books: Books, { taxType, name }: TaxRateInput): TaxRate | undefined {
  if (taxType !== undefined) return books.taxRate(taxType);
  return books.setup.taxRates.find((rate) => rate.name.toLowerCase() === name?.trim().toLowerCase());
}

const OWN = /^TAX(\d{3})$/;

function isOwn({ taxType }: TaxRate): boolean {
  return OWN.test(taxType);
}

function nextTaxType(books: Books): string {
  const numbers = books.setup.taxRates.map(({ taxType }) => Number(OWN.exec(taxType)?.[1] ?? 0));
  return `TAX${String(Math.max(0, ...numbers) + 1).padStart(3, "0")}`;
}

function statusOf(sent: string): TaxRate["status"] | undefined {
  return sent === "ACTIVE" || sent === "ARCHIVED" || sent === "DELETED" ? sent : undefined;
}

function checkTaxRate(books: Books, rate: TaxRate): string[] {
  const needsReport = books.organisation.countryCode !== "US";
  const problems: string[] = [];
  if (rate.name === "") problems.push("The Name field must be specified.");
  const isTaken = books.setup.taxRates.some(
    ({ name, taxType }) => taxType !== rate.taxType && name.toLowerCase() === rate.name.toLowerCase()
  );
  if (isTaken) problems.push("Please enter a unique Name.");
  if (rate.components.length === 0) problems.push("A tax rate must have at least one tax component.");
  if (rate.components.some((component) => component.rate < 0n)) problems.push("The rate of a tax component cannot be negative.");
  if (needsReport && rate.reportTaxType === undefined) problems.push("The ReportTaxType field must be specified.");
  return problems;
}
