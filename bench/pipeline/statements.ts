import pg from "pg";

/** Every statement that this process sends to PostgreSQL from now on, BEGIN and COMMIT too. */
export function countStatements(): { count: number } {
  const counter = { count: 0 };
  const client = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const { query } = client;
  client.query = function (...given) {
    counter.count += 1;

    return query.apply(this, given);
  };

  return counter;
}
