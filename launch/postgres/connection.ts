import pg from "pg";

export const USER = "crossfoot";
export const DATABASE = "crossfoot";

export interface PostgresAddress {
  readonly password: string;
  readonly port: number;
  readonly database: string;
}

/** The password is part of it: not for logs. */
export function postgresUrl(address: PostgresAddress): string {
  return `postgresql://${USER}:${address.password}@127.0.0.1:${address.port}/${address.database}`;
}

/** Opens a connection, does the work and closes it again. Rejects when the server cannot be reached. */
export async function withClient<Result>(connectionString: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  // Without a listener an error of the idle connection would end the launcher.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}
