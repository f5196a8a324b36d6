import { Router, type Response } from "express";
import { ControlMistake } from "./control-mistake";
import type { Journal, JournalQuery } from "./journal";

const USUAL_PAGE = 1_000;
const LARGEST_PAGE = 10_000;

/** GET /control/journal?after=N&limit=M&kind=K: the entries after number N, oldest first. */
export function journalRoutes(journal: Journal): Router {
  const routes = Router();
  routes.get("/journal", (request, response) => {
    answerControl(response, () => journal.entries(readQuery(request.query)));
  });
  return routes;
}

function readQuery(query: Readonly<Record<string, unknown>>): JournalQuery {
  const { kind } = query;
  const limit = Math.min(wholeNumber(query, "limit", USUAL_PAGE), LARGEST_PAGE);
  return { after: wholeNumber(query, "after", 0), limit, kind: typeof kind === "string" ? kind : undefined };
}

function wholeNumber(query: Readonly<Record<string, unknown>>, name: string, otherwise: number): number {
  const text = query[name];
  if (text === undefined) return otherwise;
  if (typeof text === "string" && /^\d{1,15}$/.test(text)) return Number(text);
  throw new ControlMistake(`${name} must be a whole number, 0 or more.`);
}

/** What `work` returns, as JSON; 400 with a sentence for a wish that makes no sense. */
export function answerControl(response: Response, work: () => unknown): void {
  try {
    response.json(work());
  } catch (error) {
    if (!(error instanceof ControlMistake)) throw error;
    response.status(400).json({ error: error.message });
  }
}
