import type { ReactNode } from "react";
import type { Organisation } from "../ledger/settings/organisation";
import { COUNTRY_NAMES } from "../ledger/starting-books/demo-organisations";
import type { AuthoriseRefusal, AuthoriseRequest } from "./consent";
import { CONSENT_STYLE } from "./consent-style";
import { DEMO_USER } from "./identity-state";
import { plainWords } from "./scopes";

interface ConsentProps {
  appName: string;
  request: AuthoriseRequest;
  organisations: Organisation[];
  /** Tenants that are connected already. */
  connected: string[];
}

/** login.xero.com as a person sees it, signed in as the demo user. */
export function ConsentPage({ appName, request, organisations, connected }: ConsentProps) {
  return (
    <Shell title={`${appName} wants access to Xero`}>
      <h1>
        <strong>{appName}</strong> wants access to:
      </h1>
      <form method="post" action="/identity/connect/authorize">
        <HiddenRequest request={request} />
        <fieldset>
          <legend>Organisation data</legend>
          <p className="hint">Select the organisation to connect</p>
          {organisations.map((organisation, index) => (
            <label className="organisation" key={organisation.organisationId}>
              <input type="radio" name="tenantId" value={organisation.organisationId} defaultChecked={index === 0} />
              <span className="badge" aria-hidden="true">
                {organisation.name.slice(0, 1)}
              </span>
              <span>
                <span className="name">{organisation.name}</span>
                <span className="detail">{COUNTRY_NAMES[organisation.countryCode]}</span>
              </span>
              {connected.includes(organisation.organisationId) && <span className="connected">Connected</span>}
            </label>
          ))}
        </fieldset>
        <Permissions appName={appName} scopes={request.scopes} />
        <div className="buttons">
          <button name="decision" value="allow" className="primary">
            Allow access
          </button>
          <button name="decision" value="cancel" className="secondary">
            Cancel
          </button>
        </div>
      </form>
    </Shell>
  );
}

export function ConsentRefusedPage({ refusal }: { refusal: AuthoriseRefusal }) {
  return (
    <Shell title="Sorry, something went wrong">
      <h1>Sorry, something went wrong</h1>
      <p>Xero could not start this authorisation.</p>
      <dl className="error">
        <dt>Error</dt>
        <dd>{refusal.error}</dd>
        <dt>Reason</dt>
        <dd>{refusal.description}</dd>
      </dl>
    </Shell>
  );
}

function Permissions({ appName, scopes }: { appName: string; scopes: string[] }) {
  return (
    <section>
      <h2>{appName} will be able to</h2>
      <ul className="permissions">
        {plainWords(scopes).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      {scopes.includes("offline_access") && (
        <p className="hint">{appName} keeps this access until you disconnect it.</p>
      )}
    </section>
  );
}

function HiddenRequest({ request }: { request: AuthoriseRequest }) {
  const fields: Record<string, string | undefined> = {
    client_id: request.clientId,
    redirect_uri: request.redirectUri,
    response_type: request.responseType,
    scope: request.scopes.join(" "),
    state: request.state,
    nonce: request.nonce,
    code_challenge: request.codeChallenge,
    code_challenge_method: request.codeChallengeMethod,
  };
  return Object.entries(fields).map(([name, value]) =>
    value === undefined ? null : <input type="hidden" key={name} name={name} value={value} />
  );
}

function Shell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <link rel="icon" href="data:," />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: CONSENT_STYLE }} />
      </head>
      <body>
        <header>
          <span className="logo">xero</span>
          <span className="simulated">simulated</span>
        </header>
        <main>{children}</main>
        <footer>
          Signed in as {DEMO_USER.name} · {DEMO_USER.email}
        </footer>
      </body>
    </html>
  );
}
