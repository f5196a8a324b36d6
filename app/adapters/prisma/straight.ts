import { Prisma } from "@prisma/client";
import pg from "pg";

/** What Prisma has for SQL of our own, in Prisma's words: a statement may go either way. */
export type Raw = {
  $queryRaw<Rows = unknown>(sql: TemplateStringsArray, ...values: unknown[]): Promise<Rows>;
  /** How many rows it changed. */
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): Promise<number>;
};

export type Straight = Raw & { transaction<Result>(work: (tx: Raw) => Promise<Result>): Promise<Result> };

/**
 * SQL that goes to PostgreSQL past Prisma, over the same connections: for the few statements that run for every order. Prisma
 * 6.19 hands each statement, with all its values, through its compiler, which for a thousand rows of JSON costs several
 * times what they cost themselves. Read no dates with it: they would be taken for local time.
 */
export function straightTo(pool: pg.Pool): Straight {
  return {
    ...rawOn(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      // Where the connection breaks, the statement says so; told of it and not listened to, the whole process would end.
      const broken = () => undefined;
      client.on("error", broken);
      try {
        await client.query("BEGIN");
        const result = await work(rawOn(client));
        await client.query("COMMIT");
        client.removeListener("error", broken).release();

        return result;
      } catch (cause) {
        // Whatever stood open on this connection ends with it.
        client.release(true);
        throw cause;
      }
    },
  };
}

function rawOn(on: Pick<pg.Pool, "query">): Raw {
  const run = (sql: TemplateStringsArray, values: unknown[]) => {
    const { text, values: given } = Prisma.sql(sql, ...values);

    return on.query({ text, values: given.map(asUtc) });
  };

  return {
    $queryRaw: async <Rows>(sql: TemplateStringsArray, ...values: unknown[]) => (await run(sql, values)).rows as Rows,
    $executeRaw: async (sql, ...values) => (await run(sql, values)).rowCount ?? 0,
  };
}

/** Prisma's timestamps are UTC without saying so; the driver would write them in the process's local time. */
function asUtc(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}
