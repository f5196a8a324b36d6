import type { CallBudget } from "../../app/domain/sync/call-budget";
import type { TenantId } from "../../app/domain/ids";
import type { CallBudgets } from "../../app/ports/call-budgets";

/** Budgets of one process, without a database; the app's minute is not part of this measurement. */
export function memoryBudgets(): CallBudgets {
  const budgets = new Map<TenantId, CallBudget>();

  return {
    read: (tenantId) => Promise.resolve(budgets.get(tenantId) ?? null),
    change: (tenantId, change) => {
      const { budget, result } = change(budgets.get(tenantId) ?? null);
      if (budget) budgets.set(tenantId, budget);

      return Promise.resolve(result);
    },
    takeOfApp: () => Promise.resolve(true),
    hearOfApp: () => Promise.resolve(),
  };
}
