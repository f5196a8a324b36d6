import type { Scenario } from "../scenario";
import { BILLED_BY_CUSTOMERS_TAG } from "./billed-by-customers-tag";
import { BILLED_LATER } from "./billed-later";
import { BILLED_TO } from "./billed-to";
import { DECIDED } from "./decided";
import { FOLLOWED } from "./followed";
import { FOUND } from "./found";
import { MADE } from "./made";
import { PUT_AWAY } from "./put-away";
import { SHARED } from "./shared";
import { TWO_PAYERS } from "./two-payers";
import { TWO_PAYERS_LATER } from "./two-payers-later";

/** Which contact a customer is, and what becomes of it when people archive or merge it. */
export const CONTACTS: readonly Scenario[] = [
  ...MADE,
  ...FOUND,
  ...DECIDED,
  ...SHARED,
  ...PUT_AWAY,
  ...FOLLOWED,
  ...BILLED_TO,
  ...BILLED_BY_CUSTOMERS_TAG,
  ...BILLED_LATER,
  ...TWO_PAYERS,
  ...TWO_PAYERS_LATER,
];
