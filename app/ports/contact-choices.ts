import type { ConnectionId, ContactId, OrderId, OrderRecordId } from "../domain/ids";
import type { ContactRule } from "../domain/ledger/contact";

/** A customer whom several contacts in the books may be. `customerKey` is the number that a contact of ours would have. */
export type ContactDoubt = { customerKey: string; rule: ContactRule; candidates: readonly ContactId[] };

/** What a person said: this contact, or another that is created. */
export type ContactDecision = { use: ContactId } | "create";

/** A doubt that orders wait for, the oldest first. */
export type OpenDoubt = ContactDoubt & { orders: readonly { recordId: OrderRecordId; orderId: OrderId; name: string }[] };

/** Whom customers are, where the rules could not say or a person said otherwise. Ids only: nobody's name is kept. */
export interface ContactChoices {
  /** Those about whom a person has decided. */
  decided(connectionId: ConnectionId, customerKeys: readonly string[]): Promise<Map<string, ContactDecision>>;
  /** One about whom a person has decided since the turn looked stays decided; nobody who was decided about is in doubt again. */
  doubt(connectionId: ConnectionId, doubts: readonly ContactDoubt[]): Promise<void>;
  /**
   * An order that a turn has in hand may be held for this very doubt a moment later, and nobody would ask for it again: all that
   * are to be looked at are looked at once more. So are those that wait for this contact, in the same transaction: what is decided is
   * shown as a doubt no more, so whoever lost the answer could not decide again. The simulation found both.
   */
  decide(connectionId: ConnectionId, customerKey: string, decision: ContactDecision): Promise<void>;
  /** Customers whose orders wait for a decision, with what they wait for. */
  open(connectionId: ConnectionId, limit: number): Promise<OpenDoubt[]>;
  /** Orders of this customer's that wait for his contact: which it is, or because it was archived. */
  waiting(connectionId: ConnectionId, customerKey: string): Promise<OrderId[]>;
}
