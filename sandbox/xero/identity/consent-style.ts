/** The look of Xero's sign-in pages, in small. */
export const CONSENT_STYLE = `
*{box-sizing:border-box}
html{background:#06598f}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;align-items:center;gap:20px;padding:32px 16px;
  background:linear-gradient(160deg,#13b5ea 0,#0e8fc4 42%,#06598f 100%);color:#000a1e;
  font:15px/1.45 "National 2",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{display:flex;align-items:center;gap:10px}
.logo{display:grid;place-items:center;width:64px;height:64px;border-radius:50%;background:#fff;color:#0e8fc4;font-weight:700;font-size:20px;letter-spacing:-.5px}
.simulated{color:#fff;font-size:13px;border:1px solid rgba(255,255,255,.6);border-radius:999px;padding:2px 10px}
main{width:100%;max-width:480px;background:#fff;border-radius:8px;box-shadow:0 12px 40px rgba(0,20,50,.28);padding:32px}
h1{font-size:21px;line-height:1.3;font-weight:400;margin:0 0 20px;text-align:center}
h2,legend{font-size:15px;font-weight:600;margin:0 0 4px;padding:0}
fieldset{border:0;margin:0 0 24px;padding:0}
.hint{color:#59606d;font-size:13px;margin:0 0 10px}
.organisation{display:flex;align-items:center;gap:12px;padding:11px 14px;border:1px solid #d9dde3;border-radius:6px;margin-bottom:8px;cursor:pointer}
.organisation:has(:checked){border-color:#0078c8;box-shadow:inset 0 0 0 1px #0078c8;background:#f2f9fe}
.organisation:focus-within{outline:2px solid #0078c8;outline-offset:2px}
.organisation input{accent-color:#0078c8;width:18px;height:18px;margin:0}
.badge{display:grid;place-items:center;width:34px;height:34px;border-radius:4px;background:#0b6fae;color:#fff;font-weight:600}
.name{display:block;font-weight:600}
.detail{display:block;color:#59606d;font-size:13px}
.connected{margin-left:auto;color:#0a6b48;background:#e3f6ee;border-radius:999px;font-size:12px;padding:2px 9px}
.permissions{margin:8px 0 12px;padding:0;list-style:none}
.permissions li{padding:6px 0 6px 26px;position:relative;border-top:1px solid #eef0f3}
.permissions li:first-child{border-top:0}
.permissions li::before{content:"✓";position:absolute;left:4px;color:#0a7d54;font-weight:700}
.buttons{display:flex;flex-direction:column;gap:10px;margin-top:24px}
button{font:inherit;font-weight:600;padding:11px 16px;border-radius:4px;cursor:pointer;border:1px solid transparent}
button:focus-visible{outline:2px solid #000a1e;outline-offset:2px}
.primary{background:#0078c8;color:#fff}
.primary:hover{background:#0069af}
.secondary{background:#fff;color:#0070b8;border-color:#c8ced6}
.error{display:grid;grid-template-columns:auto 1fr;gap:6px 16px;background:#f6f7f9;border-radius:6px;padding:14px 16px;font-size:14px}
.error dt{color:#59606d}.error dd{margin:0;font-weight:600}
footer{color:#e9f5fc;font-size:13px}
`;
