import type { PushCountView } from "~/use-cases/people-views";

/** What the page "What people change" is told after a press. */
export type PeopleAnswer = { did: "rules" | "push" | "count"; error: string | null; count?: PushCountView };
