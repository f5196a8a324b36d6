import type { ReactNode } from "react";
import type { Organisation } from "../ledger/settings/organisation";
import { STYLE } from "./style";

interface LayoutProps {
  title: string;
  /** undefined on the list of all organisations. */
  organisation?: Organisation;
  /** The menu entry that is shown as the present one. */
  section?: Section;
  children: ReactNode;
}

const SECTIONS = {
  "": "Dashboard",
  "/invoices": "Invoices",
  "/credit-notes": "Credit notes",
  "/payments": "Payments",
  "/contacts": "Contacts",
  "/outbox": "Outbox",
  "/accounts": "Chart of accounts",
  "/tax-rates": "Tax rates",
  "/webhooks": "Webhooks",
} as const;

export type Section = keyof typeof SECTIONS;

export function homeOf(organisation: Organisation): string {
  return `/organisations/${encodeURIComponent(organisation.shortCode)}`;
}

export function Layout({ title, organisation, section, children }: LayoutProps) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <link rel="icon" href="data:," />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{organisation ? `${title} · ${organisation.name}` : title}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <header className="top">
          <div className="inner">
            <a className="brand" href="/">
              <span className="logo">xero</span>
              {organisation?.name ?? "Xero"}
              <span className="simulated">simulated</span>
            </a>
            {organisation && (
              <nav aria-label="Books">
                {Object.entries(SECTIONS).map(([path, name]) => (
                  <a key={path} href={homeOf(organisation) + path} aria-current={path === section ? "page" : undefined}>
                    {name}
                  </a>
                ))}
              </nav>
            )}
          </div>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}

export function Heading({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="heading">
      <h1>{title}</h1>
      {children}
    </div>
  );
}

export function Badge({ status, words }: { status: string; words: string }) {
  return <span className={`badge ${status}`}>{words}</span>;
}

/** A refused action, in Xero's words. */
export function Problems({ problems }: { problems: string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="problems" role="alert">
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
}
