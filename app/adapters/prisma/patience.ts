/** How long a connection waits for what, in milliseconds. */
export type Patience = {
  /** The server ends a statement that runs longer. */
  statement: number;
  /** … that waits for somebody else's row or table. */
  lock: number;
  /** … a session that says nothing in the middle of its transaction: its process stands still, or its machine is gone. */
  idleInTransaction: number;
  /** An answer that has not come by then never will. After `statement`, so that a slow statement is ended by its server, which then knows of it. */
  answer: number;
};

/**
 * Whatever fails by it is done again: a job's work is still in the database, and a webhook's receipt waits. What goes over millions of
 * rows goes in pieces (`erase-words.ts`): a million entries of the audit log changed in one statement take forty seconds.
 */
export const PATIENCE: Patience = { statement: 5 * 60_000, lock: 60_000, idleInTransaction: 60_000, answer: 6 * 60_000 };

/** A connection over which nothing comes for so long is asked whether anybody is there, by both sides. The system's own time is two hours. */
export const KEEPALIVE_MS = 30_000;

/**
 * Of a new connection, all in one message. Prisma's timestamps are UTC without saying so: a server in another time zone would date
 * what our own SQL writes by its local clock. As settings of the session, because poolers turn away those they do not know at its start.
 */
export function sessionSettings({ statement, lock, idleInTransaction }: Patience): string {
  return [
    "SET TIME ZONE 'UTC'",
    `SET statement_timeout = ${statement}`,
    `SET lock_timeout = ${lock}`,
    `SET idle_in_transaction_session_timeout = ${idleInTransaction}`,
    `SET tcp_keepalives_idle = ${KEEPALIVE_MS / 1_000}`,
    "SET tcp_keepalives_interval = 10",
    "SET tcp_keepalives_count = 3",
  ].join("; ");
}
