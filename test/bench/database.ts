import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import "./postgres.setup";

export interface TestDatabase {
  readonly url: string;
  /** Removes the database, closing whatever connections are still open to it. */
  drop(): Promise<void>;
}

/**
 * A freshly migrated, empty database of its own for a test file: a copy of the suite's template, made in a few
 * hundredths of a second. Outside a suite whose `globalSetup` starts PostgreSQL (vitest.config.ts), of the template given.
 */
export async function createTestDatabase(templateUrl: string = inject("templateDatabaseUrl")): Promise<TestDatabase> {
  const template = new URL(templateUrl);
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asAdministrator(template, `CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
  const url = new URL(template);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdministrator(template, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** From the database `postgres`: a database with a connection open to it can be neither copied nor dropped. */
async function asAdministrator(template: URL, sql: string): Promise<void> {
  const url = new URL(template);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
