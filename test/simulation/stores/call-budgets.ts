import type { CallBudgets } from "../../../app/ports/call-budgets";
import type { Process } from "../kernel/process";
import type { Database } from "./database";

/** The app's ten thousand a minute are never near in a schedule. */
export function callBudgetsFor(process: Process, { budgets }: Database): CallBudgets {
  return {
    read: (tenantId) => process.stored("budgets.read", () => budgets.get(tenantId) ?? null),
    change: (tenantId, change) =>
      process.stored("budgets.change", () => {
        const { budget, result } = change(budgets.get(tenantId) ?? null);
        if (budget) budgets.set(tenantId, budget);

        return result;
      }),
    takeOfApp: () => Promise.resolve(true),
    hearOfApp: () => Promise.resolve(),
  };
}
