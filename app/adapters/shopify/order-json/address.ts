import type { Address } from "../../../domain/commerce/customer";
import { textOr, type JsonObject } from "./json";

/** Orders' addresses have the same names in both shapes; a company location's says `companyName` (GraphQL). */
export function readAddress(from: JsonObject | null): Address | null {
  return (
    from && {
      company: textOr(from, "company") ?? textOr(from, "companyName"),
      line1: textOr(from, "address1"),
      line2: textOr(from, "address2"),
      city: textOr(from, "city"),
      region: textOr(from, "province"),
      postalCode: textOr(from, "zip"),
      country: textOr(from, "country"),
    }
  );
}
