import type { Scenario } from "../scenario";
import { ANSWERED } from "./answered";
import { BY_RULE } from "./by-rule";
import { CODING } from "./coding";
import { CONTENT } from "./content";
import { EDITED_NOTES } from "./credit-notes";
import { GONE } from "./gone";
import { ON_PAID } from "./on-paid";

/** What people change in Xero of what was posted, and what the merchant may do about it. */
export const EDITED: readonly Scenario[] = [...CONTENT, ...CODING, ...ANSWERED, ...GONE, ...BY_RULE, ...ON_PAID, ...EDITED_NOTES];
