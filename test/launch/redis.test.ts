import { expect, test } from "vitest";
import { findRedis, type RedisMachine } from "../../launch/redis";

function machine(programs: readonly string[], env: Record<string, string> = {}): RedisMachine {
  return { env: { NODE_ENV: "test", PATH: "/opt/bin::/usr/games", ...env }, runs: (path) => programs.includes(path) };
}

test("the wish of whoever runs the tests comes first", () => {
  expect(findRedis(machine(["/usr/bin/redis-server", "/my/redis"], { REDIS_SERVER_PATH: "/my/redis" }))).toBe("/my/redis");
});

test("a wish that does not start is an error, not a reason to take another", () => {
  expect(() => findRedis(machine(["/usr/bin/redis-server"], { REDIS_SERVER_PATH: "/my/redis" }))).toThrow("REDIS_SERVER_PATH is /my/redis");
});

test.each([
  ["on PATH", ["/opt/bin/redis-server", "/usr/bin/redis-server"], "/opt/bin/redis-server"],
  ["Debian's, which is not on this PATH", ["/usr/bin/redis-server"], "/usr/bin/redis-server"],
  ["Homebrew's", ["/opt/homebrew/bin/redis-server"], "/opt/homebrew/bin/redis-server"],
  ["Valkey where there is no Redis", ["/usr/bin/valkey-server"], "/usr/bin/valkey-server"],
  ["none", ["/usr/bin/redis-cli"], undefined],
])("%s", (_what, programs, found) => {
  expect(findRedis(machine(programs))).toBe(found);
});
