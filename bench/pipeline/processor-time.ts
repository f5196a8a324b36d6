import { readFileSync } from "node:fs";

/** The kernel counts in hundredths of a second, whatever the machine (proc(5)). */
const MS_PER_TICK = 10;

/** Processor time that a process has used so far, with its children, those that ended too; null where the kernel does not say (Linux does). */
export function processorMs(pid: number): number | null {
  try {
    const { own, ended } = timesOf(pid);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean);

    return own + ended + children.reduce((sum, each) => sum + (processorMs(Number(each)) ?? 0), 0);
  } catch {
    return null;
  }
}

/** Fields 14 to 17 of proc(5): counted from the end of the name, which may have spaces. */
function timesOf(pid: number): { own: number; ended: number } {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ms = (field: number) => Number(fields[field - 3]) * MS_PER_TICK;

  return { own: ms(14) + ms(15), ended: ms(16) + ms(17) };
}
