import { useHydrated } from "../page/use-hydrated";

/** A moment in the reader's own time zone and language; in UTC until the page is alive. Takes ISO text. */
export function Moment({ at }: { at: string }) {
  const hydrated = useHydrated();

  return <time dateTime={at}>{hydrated ? exact(at) : utc(at)}</time>;
}

/** A time of today, "14:23", in the reader's own time zone; in UTC until the page is alive. */
export function Clock({ at }: { at: string }) {
  const hydrated = useHydrated();

  return (
    <time dateTime={at} title={hydrated ? exact(at) : utc(at)}>
      {hydrated ? new Intl.DateTimeFormat(undefined, { timeStyle: "short" }).format(new Date(at)) : utc(at).slice(11)}
    </time>
  );
}

/** "3 minutes ago", with the exact moment on hover. */
export function Ago({ at }: { at: string }) {
  const hydrated = useHydrated();

  return (
    <time dateTime={at} title={hydrated ? exact(at) : utc(at)}>
      {hydrated ? ago(new Date(at), new Date()) : utc(at)}
    </time>
  );
}

/** A calendar day as the books have it ("2026-11-21"): the same for every reader, whatever the time zone. */
export function Day({ date }: { date: string }) {
  return <time dateTime={date}>{DAY.format(new Date(date))}</time>;
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

function exact(at: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** "2026-11-21 09:15 UTC": by hand, because two versions of Intl may disagree on a comma. */
function utc(at: string): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const STEPS: readonly [limitSeconds: number, unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  [90, "second", 1],
  [90 * 60, "minute", 60],
  [36 * 3600, "hour", 3600],
  [Infinity, "day", 86_400],
];

/** How long before `now`, in words: "just now", "12 minutes ago", "3 days ago". */
export function ago(then: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - then.getTime()) / 1000));
  if (seconds < 10) return "just now";
  const [, unit, size] = STEPS.find(([limit]) => seconds < limit) ?? (["", "day", 86_400] as const);

  return new Intl.RelativeTimeFormat("en", { numeric: "always" }).format(-Math.round(seconds / size), unit);
}
