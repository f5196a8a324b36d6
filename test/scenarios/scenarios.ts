import { AUDIT } from "./audit";
import { CHOICES } from "./choices";
import { CONTACTS } from "./contacts";
import { EDITED } from "./edited";
import { IMPORT } from "./import";
import { PAYMENTS } from "./payments";
import { QUOTES } from "./quotes";
import type { Scenario } from "./scenario";

/** All of them, group by group, in the order in which they are listed. */
export const SCENARIOS: readonly Scenario[] = [...PAYMENTS, ...EDITED, ...CHOICES, ...CONTACTS, ...IMPORT, ...AUDIT, ...QUOTES];
