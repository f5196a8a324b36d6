/** What a program needs from the machine. No setting of ours is in it. */
const FROM_THE_MACHINE = ["PATH", "HOME", "USER", "TMPDIR", "LANG", "LC_ALL", "TZ"];

/**
 * The environment for a child process: the machine's part of ours plus the given settings, so that a stray
 * DATABASE_URL or PORT in somebody's shell never reaches a sandbox. Programs run as in production unless told otherwise.
 */
export function environmentWith(settings: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const machine = FROM_THE_MACHINE.map((name) => [name, process.env[name]] as const).filter(([, value]) => value !== undefined);
  return { NODE_ENV: "production", ...Object.fromEntries(machine), ...settings };
}
