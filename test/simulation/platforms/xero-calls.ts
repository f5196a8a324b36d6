import type { TenantId } from "../../../app/domain/ids";
import type { Answer } from "../../../app/ports/answer";
import type { BooksAccess } from "../../../app/ports/books";
import type { CallsLeft } from "../../../app/ports/calls-left";
import type { BooksWriter, ElementOutcome, Written } from "../../../app/ports/books-writer";
import type { Process, Upset } from "../kernel/process";
import { strikes } from "../kernel/simulation";
import { refused, type Organisation } from "./xero";
import type { Gate } from "./xero-gate";
import type { Limits } from "./xero-limits";

export type Tenant = { organisation: Organisation; gate: Gate; limits: Limits | null };
/** Seen before a call is sent: what no process may ever do. */
export type Watch = (access: BooksAccess, site: string) => void;

/** `heard`: what the last answer of each organisation said is left of its limits. */
export type Xero = { process: Process; tenantOf: (tenantId: TenantId) => Tenant; watch: Watch; heard: Map<TenantId, CallsLeft> };
export type Writing<Document> = {
  name: string;
  naturalKey: (document: Document) => string;
  create: (organisation: Organisation, document: Document) => ElementOutcome;
  find: (organisation: Organisation, documents: readonly Document[]) => Written[];
};

type Reading<T> = { site: string; look: (organisation: Organisation) => T };

export function read<T>(xero: Xero, access: BooksAccess, { site, look }: Reading<T>): Promise<Answer<T>> {
  xero.watch(access, site);
  const { gate, organisation } = xero.tenantOf(access.tenantId);
  const arrive = (): Answer<T> =>
    gate.letsIn(access.accessToken) ? { kind: "done", value: look(organisation) } : { kind: "unauthorised" };

  return call(xero, access, { site, arrive });
}

type Call<T> = { site: string; arrive: (upset: Upset) => Answer<T> };

/** Counted before it is looked at, as Xero does. */
async function call<T>({ process, tenantOf, heard }: Xero, { tenantId }: BooksAccess, { site, arrive }: Call<T>): Promise<Answer<T>> {
  const { limits } = tenantOf(tenantId);
  if (!limits) return process.asked(site, arrive);
  let left: CallsLeft | null = null;
  const answer = await process.asked(site, (upset): Answer<T> => {
    const refused = limits.enter();
    left = limits.left();

    return refused ?? arrive(upset);
  });
  if (left && answer.kind !== "outcome-unknown") heard.set(tenantId, left);

  return answer;
}

export function writer<Document>(xero: Xero, { name, naturalKey, create, find }: Writing<Document>): BooksWriter<Document> {
  const { process } = xero;
  const execute = (organisation: Organisation, document: Document): ElementOutcome => {
    const key = naturalKey(document);
    const { sim, poisoned } = organisation;
    if (strikes(sim, "refused")) poisoned.add(key);
    const outcome = poisoned.has(key) ? refused(key, "A validation exception occurred.") : create(organisation, document);
    if (!outcome.ok) organisation.refusedKeys.add(key);
    sim.trace.note(sim.agenda.now, `${process.name} ${name} ${key} ${outcome.ok ? "made" : outcome.message}`);
    if (outcome.ok) organisation.writes += 1;

    return outcome;
  };

  return {
    naturalKey,
    // As where numbers are long: a look may end halfway.
    lookUps: inTwos,
    create: (access, { documents, idempotencyKey }) => {
      xero.watch(access, `books.${name}.create`);
      const { gate, organisation } = xero.tenantOf(access.tenantId);
      const body = `${name} ${documents.map(naturalKey).join()}`;
      const arrive = (upset: Upset): Answer<ElementOutcome[]> => {
        if (!gate.letsIn(access.accessToken)) return { kind: "unauthorised" };

        return gate.once({ key: idempotencyKey, body, upset }, () => ({
          kind: "done",
          value: inAnyOrder(
            organisation,
            documents.map((each) => execute(organisation, each)),
          ),
        }));
      };

      return call(xero, access, { site: `books.${name}.create`, arrive });
    },
    find: (access, documents) => read(xero, access, { site: `books.${name}.find`, look: (organisation) => find(organisation, documents) }),
  };
}

function inTwos<Document>(documents: readonly Document[]): Document[][] {
  return documents.flatMap((_, at) => (at % 2 === 0 ? [documents.slice(at, at + 2)] : []));
}

/** Nothing says that Xero answers in the order in which it was asked. */
function inAnyOrder({ sim: { random } }: Organisation, outcomes: ElementOutcome[]): ElementOutcome[] {
  if (outcomes.length < 2 || random.chance(0.5)) return outcomes;
  const from = random.between(1, outcomes.length - 1);

  return [...outcomes.slice(from), ...outcomes.slice(0, from)];
}
