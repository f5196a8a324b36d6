/** What a rule of the books says to a wish: done, or refused with Xero's messages. */
export type Outcome<Entity> = Saved<Entity> | Refused<Entity>;

export interface Saved<Entity> {
  ok: true;
  entity: Entity;
  warnings: string[];
}

export interface Refused<Entity> {
  ok: false;
  problems: string[];
  /**
   * The entity as it would have become: Xero echoes the values that were sent, not those it has stored.
   * Undefined when too little was sent to make one.
   */
  echo: Entity | undefined;
  /** The status that was sent, which Xero echoes even when it is no status at all. */
  sentStatus: string | undefined;
}

export function saved<Entity>(entity: Entity, warnings: string[] = []): Saved<Entity> {
  return { ok: true, entity, warnings };
}

export function refused<Entity>(problems: string[], echo?: Entity, sentStatus?: string): Refused<Entity> {
  return { ok: false, problems, echo, sentStatus };
}

/** The record that a request addresses by its id does not exist: 404 for the whole request. */
export class RecordNotFound extends Error {}

/** A part of Xero that the simulator lacks: answered 501 with its name, never with an invented success. */
export class NotSimulated extends Error {}
