import { readFileSync } from "node:fs";

/** True while the process runs. One that has ended but whose parent has not noticed yet (a zombie) does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  return process.platform !== "linux" || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
}
