import type { RequestFault, FaultMatch, FaultPlan, FaultRule } from "./fault-rule";
import type { Past } from "../past";
import { seededChance } from "./seeded-chance";

/** A request as the rules see it. */
export interface Probe {
  readonly method: string;
  /** The ways of writing its path: from the root, and from the root of its API. */
  readonly paths: readonly string[];
  readonly operation: string | null;
  readonly fields: readonly string[];
  /** It changes nothing: only such a request can be answered as things stood a while ago. */
  readonly reads: boolean;
}

export interface InjectedFault extends FaultRule {
  readonly fault: RequestFault;
}

/** What becomes of one webhook. */
export interface WebhookFate {
  readonly lost: boolean;
  /** Times it is sent. */
  readonly copies: number;
  readonly delayMs: number;
  /** Names of what was done to it, for the journal. */
  readonly faults: readonly string[];
}

interface ArmedRule {
  readonly rule: FaultRule;
  readonly draw: () => number;
  matched: number;
  injected: number;
}

const GOLDEN = 0x9e3779b1;
const UNHARMED: WebhookFate = { lost: false, copies: 1, delayMs: 0, faults: [] };

/**
 * The faults that somebody ordered. Each rule draws from its own sequence of numbers, once for each request that it
 * matches: the same seed and the same requests bring the same faults. They are not kept over a restart.
 */
export class Faults {
  private seed: number;
  private rules: ArmedRule[] = [];

  /** `usualSeed` is that of an order which names none. */
  constructor(readonly past: Past, private readonly usualSeed = 1) {
    this.seed = usualSeed;
  }

  arm({ seed = this.usualSeed, rules }: FaultPlan): void {
    this.seed = seed;
    this.rules = rules.map((rule, index) => ({ rule, draw: seededChance(seed + index * GOLDEN), matched: 0, injected: 0 }));
    const staleMs = rules.flatMap(({ fault, ms = 0 }) => (fault === "stale-read" ? [ms] : []));
    this.past.remember(staleMs.length === 0 ? null : Math.max(...staleMs));
  }

  clear(): void {
    this.rules = [];
    this.past.remember(null);
  }

  get isArmed(): boolean {
    return this.rules.length > 0;
  }

  get state(): unknown {
    return { seed: this.seed, rules: this.rules.map(({ rule, matched, injected }) => ({ ...rule, matched, injected })) };
  }

  /** The fault of this request, if any: that of the first rule that strikes. */
  ofRequest(probe: Probe): InjectedFault | null {
    for (const armed of this.rules) {
      const { fault } = armed.rule;
      if (isWebhookFault(fault) || (fault === "stale-read" && !probe.reads) || !matches(armed.rule.match, probe)) continue;
      if (strikes(armed)) return { ...armed.rule, fault };
    }
    return null;
  }

  /** What becomes of a webhook of this topic; several rules may strike it. */
  webhookFate(topic: string): WebhookFate {
    let fate = UNHARMED;
    for (const armed of this.rules) {
      const { fault, match, ms = 0 } = armed.rule;
      if (!isWebhookFault(fault) || (match.topic !== undefined && match.topic.toLowerCase() !== topic.toLowerCase())) continue;
      if (!strikes(armed)) continue;
      const faults = [...fate.faults, fault];
      if (fault === "webhook-lost") fate = { ...fate, faults, lost: true };
      if (fault === "webhook-duplicated") fate = { ...fate, faults, copies: fate.copies + 1 };
      if (fault === "webhook-delayed") fate = { ...fate, faults, delayMs: fate.delayMs + ms };
      // Each waits for a time of its own, so that they overtake each other.
      if (fault === "webhook-reordered") fate = { ...fate, faults, delayMs: fate.delayMs + Math.floor(armed.draw() * ms) };
    }
    return fate;
  }
}

function isWebhookFault(fault: FaultRule["fault"]): fault is Exclude<FaultRule["fault"], RequestFault> {
  return fault.startsWith("webhook-");
}

/** Draws also when the rule is certain, so that another chance does not shift the rest. */
function strikes(armed: ArmedRule): boolean {
  const { chance, times = Infinity } = armed.rule;
  if (armed.injected >= times) return false;
  armed.matched += 1;
  if (armed.draw() >= chance) return false;
  armed.injected += 1;
  return true;
}

function matches({ method, path, operation, field }: FaultMatch, probe: Probe): boolean {
  if (method !== undefined && method.toUpperCase() !== probe.method) return false;
  if (path !== undefined && !probe.paths.some((one) => one.toLowerCase().startsWith(path.toLowerCase()))) return false;
  if (operation !== undefined && operation !== probe.operation) return false;
  return field === undefined || probe.fields.includes(field);
}
