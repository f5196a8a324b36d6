import pg from "pg";
import { startPostgres, type PostgresServer } from "../../../launch/postgres";

/** The real PostgreSQL, which can be stopped and started again; and a way into it that is not the app's. */
export class ServedDatabase {
  private constructor(
    private server: PostgresServer,
    private readonly options: { readonly dataDir: string; readonly port: number },
    private readonly pool: pg.Pool,
  ) {}

  static async start(options: { dataDir: string; port: number }): Promise<ServedDatabase> {
    const server = await startPostgres(options);
    const pool = new pg.Pool({ connectionString: server.url, max: 2 });
    // A connection that breaks while idle is replaced at the next question.
    pool.on("error", () => undefined);
    return new ServedDatabase(server, options, pool);
  }

  /** The address through a line that listens on `port`. */
  through(port: number): string {
    const url = new URL(this.server.url);
    url.port = String(port);
    return url.href;
  }

  get url(): string {
    return this.server.url;
  }

  async rows<Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, [...values])).rows;
  }

  async down(): Promise<void> {
    await this.server.stop();
  }

  async up(): Promise<void> {
    this.server = await startPostgres(this.options);
  }

  async close(): Promise<void> {
    await this.pool.end();
    await this.server.stop();
  }
}
