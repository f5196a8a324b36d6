import type { DraftOrder } from "../domain/commerce/draft-order";
import type { Order } from "../domain/commerce/order";
import { choicesOf, type OrderChoice } from "../domain/posting/order-choice";
import { planPosting } from "../domain/posting/plan-posting";
import type { Posting } from "../domain/posting/posting-plan";
import { planQuote, type Quoting } from "../domain/posting/plan-quote";
import type { PostingProfile } from "../domain/posting/posting-profile";
import { chooseProfile } from "./choose-profile";
import type { ProfileFile } from "./profile-file";
import type { Piece } from "./split-json";

export type Explained =
  | { end: "planned"; order: Order; posting: Posting }
  | { end: "offered"; draft: DraftOrder; quoting: Quoting }
  /** The place in the file and in the order, and the reason. */
  | { end: "unreadable"; place: string; reason: string };

type Read<What> = (json: unknown, side: PostingProfile["bookingCurrency"]) => What;

/** Read JSON; both throw an Error whose message names the place. Given, because they are an adapter's. A draft is null where it is none. */
export type Readers = { readOrder: Read<Order>; readDraft: Read<DraftOrder | null> };

type Choice = Readers & { file: ProfileFile | null };

/** Explains every order in a piece of JSON: one as a rule, many where it is an answer that lists orders. */
export function explainPiece(piece: Piece, choice: Choice): Explained[] {
  let json: unknown;
  try {
    json = JSON.parse(piece.text);
  } catch (thrown) {
    const lines = orderLinesIn(piece);
    if (lines) return lines.flatMap((line) => explainPiece(line, choice));

    return [{ end: "unreadable", place: `line ${piece.line}`, reason: `this is no JSON: ${(thrown as SyntaxError).message}` }];
  }

  return ordersIn(json).map((each): Explained => {
    try {
      return explainOne(each, choice);
    } catch (thrown) {
      if (!isUnreadable(thrown)) throw thrown;

      return { end: "unreadable", place: [`line ${piece.line}`, thrown.place].filter(Boolean).join(", "), reason: thrown.reason };
    }
  });
}

function explainOne(json: unknown, { file, readOrder, readDraft }: Choice): Explained {
  const side = file?.bookingCurrency ?? "shop";
  const draft = readDraft(json, side);
  if (draft) return { end: "offered", draft, quoting: planQuote({ draft, ...chooseProfile(draft.wouldBe, file) }) };
  const order = readOrder(json, side);

  const chosen = chooseProfile(order, file);
  const choices = choicesOf({ hand: handOf(order, file), rules: chosen.profile.tagRules, tags: order.tags });

  return { end: "planned", order, posting: planPosting({ order, orderUrl: "", ...chosen, choices }) };
}

/** What the profile's file says that a person chose for the order. */
function handOf({ name, placedAt }: Order, file: ProfileFile | null): OrderChoice | null {
  const hand = file?.orderChoices?.[name];
  if (!hand) return null;
  const { draft, lines = [], reason, ...whole } = hand;
  const ofLines = lines.map((line) => ({ ...line, what: line.line }));

  return { whole, lines: ofLines, reason, at: placedAt, by: null, ...(draft !== undefined && { draft }) } as OrderChoice;
}

/** JSON lines one of which was cut short read as one broken piece; an order that stands whole on a line of its own is still one. */
function orderLinesIn({ text, line }: Piece): Piece[] | null {
  const lines = text.split("\n").map((each, index): Piece => ({ text: each, line: line + index }));
  if (lines.length === 1 || !lines.some((each) => isOrderLine(each.text))) return null;

  return lines.filter((each) => each.text.trim() !== "");
}

function isOrderLine(text: string): boolean {
  if (!text.startsWith("{") || !/"(lineItems|line_items)"/.test(text)) return false;
  try {
    return JSON.parse(text) !== null;
  } catch {
    return false;
  }
}

/** `{"orders": [...]}` of REST, `{"data": {"orders": {"nodes" | "edges": [...]}}}` of GraphQL, drafts likewise; else the value itself. */
function ordersIn(json: unknown): unknown[] {
  const answer = at(json, "data") ?? json;
  const orders = at(answer, "orders") ?? at(answer, "draftOrders") ?? at(answer, "draft_orders");
  if (Array.isArray(orders)) return orders;
  const listed = at(orders, "nodes") ?? at(orders, "edges");

  return Array.isArray(listed) ? listed : [json];
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function isUnreadable(thrown: unknown): thrown is Error & { place: string; reason: string } {
  return thrown instanceof Error && "place" in thrown && "reason" in thrown;
}
