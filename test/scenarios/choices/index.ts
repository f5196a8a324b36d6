import type { Scenario } from "../scenario";
import { AFTER_POSTING } from "./after-posting";
import { BEFORE_POSTING } from "./before-posting";
import { BY_TAG } from "./by-tag";
import { DRAFTS } from "./drafts";

/** How single orders are booked over the settings. */
export const CHOICES: readonly Scenario[] = [...DRAFTS, ...BEFORE_POSTING, ...AFTER_POSTING, ...BY_TAG];
