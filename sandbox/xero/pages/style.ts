/** The look of Xero's own pages, in small: blue header, white cards, figures in columns that align. */
export const STYLE = `
*{box-sizing:border-box}
body{margin:0;background:#f0f2f5;color:#000a1e;font:14px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
a{color:#0070b8;text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid #0078c8;outline-offset:2px;border-radius:3px}
.top{background:linear-gradient(90deg,#0078c8,#13b5ea);color:#fff}
.top .inner{display:flex;align-items:center;gap:18px;max-width:1240px;margin:0 auto;padding:0 24px;min-height:60px;flex-wrap:wrap}
.top a{color:#fff}
.brand{display:flex;align-items:center;gap:10px;font-weight:600;font-size:15px;white-space:nowrap}
.brand .logo{display:grid;place-items:center;width:34px;height:34px;border-radius:50%;background:#fff;color:#0e8fc4;font-size:11px;font-weight:700}
.top nav{display:flex;gap:2px;flex-wrap:wrap}
.top nav a{padding:20px 9px 17px;border-bottom:3px solid transparent;opacity:.92;white-space:nowrap}
.top nav a:hover{opacity:1;text-decoration:none;border-bottom-color:rgba(255,255,255,.5)}
.top nav a[aria-current]{border-bottom-color:#fff;opacity:1;font-weight:600}
.simulated{font-size:11px;font-weight:400;border:1px solid rgba(255,255,255,.6);border-radius:999px;padding:1px 8px}
main{max-width:1240px;margin:0 auto;padding:26px 24px 60px}
.heading{display:flex;align-items:center;gap:12px;margin:0 0 18px;flex-wrap:wrap}
h1{font-size:24px;line-height:1.25;margin:0;font-weight:600}
h2{font-size:16px;margin:0 0 12px;font-weight:600}
.sub{color:#59606d}
.card{background:#fff;border-radius:6px;box-shadow:0 0 0 1px #e2e5ea,0 1px 3px rgba(0,10,30,.06);padding:22px 24px;margin-bottom:20px}
.card.flush{padding:0;overflow-x:auto}
.card.flush h2{padding:18px 24px 0}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:20px;margin-bottom:20px}
.tiles .card{margin:0}
.tile-figure{font-size:25px;font-weight:600;font-variant-numeric:tabular-nums;margin:2px 0}
.tile-figure small{font-size:13px;color:#59606d;font-weight:400;margin-left:5px}
table{width:100%;border-collapse:collapse}
th{font-weight:600;text-align:left;color:#59606d;font-size:12.5px;padding:12px 14px 9px;border-bottom:1px solid #d9dde3;white-space:nowrap}
td{padding:10px 14px;border-bottom:1px solid #eef0f3;vertical-align:top}
tbody tr:hover{background:#f7fafd}
th:first-child,td:first-child{padding-left:24px}th:last-child,td:last-child{padding-right:24px}
tr:last-child td{border-bottom:0}
.card:not(.flush) :is(th,td):first-child{padding-left:0}.card:not(.flush) :is(th,td):last-child{padding-right:0}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td{border-top:1px solid #000a1e;border-bottom:0;font-weight:600}
.tabs{display:flex;gap:4px;margin-bottom:16px;border-bottom:1px solid #d9dde3;flex-wrap:wrap}
.tabs a{padding:9px 14px;color:#404756;border-bottom:3px solid transparent;margin-bottom:-1px}
.tabs a[aria-current]{color:#0070b8;border-bottom-color:#0078c8;font-weight:600}
.tabs .count{color:#59606d;font-weight:400;margin-left:5px}
.badge{display:inline-block;border-radius:4px;padding:2px 9px;font-size:12.5px;font-weight:600;white-space:nowrap;background:#e9ecf0;color:#404756}
.badge.PAID,.badge.OK,.badge.ACTIVE{background:#dff5ea;color:#0a6640}
.badge.AUTHORISED{background:#e0f0fb;color:#005a94}
.badge.SUBMITTED,.badge.INTENT_PENDING{background:#fdf0d5;color:#7a4d00}
.badge.VOIDED,.badge.DELETED,.badge.DISABLED{background:#fbe4e4;color:#9a1f1f}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:16px 28px;margin:0 0 22px}
.facts dt{color:#59606d;font-size:12.5px}.facts dd{margin:2px 0 0;font-weight:500;overflow-wrap:anywhere}
.totals{margin:18px 0 0 auto;width:340px;max-width:100%}
.totals div{display:flex;justify-content:space-between;gap:20px;padding:5px 0;font-variant-numeric:tabular-nums}
.totals .strong{font-size:18px;font-weight:600;border-top:1px solid #000a1e;margin-top:6px;padding-top:9px}
.totals .due{font-size:18px;font-weight:600;border-top:3px double #000a1e;margin-top:6px;padding-top:9px}
.totals button{padding:0 8px;margin-left:8px;font-size:12px;font-weight:400}
form.row{display:flex;gap:14px;align-items:flex-end;flex-wrap:wrap}
form.inline{display:inline}
label.field{display:grid;gap:4px;font-size:12.5px;color:#404756}
input,select{font:inherit;padding:7px 10px;border:1px solid #b9c0ca;border-radius:4px;background:#fff;color:inherit;min-width:0;height:38px}
input.num{text-align:right}
button{font:inherit;font-weight:600;border:1px solid #c3c9d2;border-radius:4px;padding:7px 15px;background:#fff;color:#0070b8;cursor:pointer}
button:hover{background:#f2f7fb}
button.primary{background:#0078c8;border-color:#0078c8;color:#fff}button.primary:hover{background:#0069af}
button.danger{color:#b02525}
.actions{margin-left:auto;display:flex;gap:10px}
details{margin-bottom:20px}
details summary{cursor:pointer;font-weight:600;color:#0070b8;padding:12px 24px;background:#fff;border-radius:6px;box-shadow:0 0 0 1px #e2e5ea}
details[open] summary{border-radius:6px 6px 0 0}
details .card{border-radius:0 0 6px 6px;margin:0}
.problems{background:#fdecec;color:#8a1717;border-radius:6px;padding:12px 18px;margin-bottom:18px}
.problems p{margin:2px 0}
.empty{padding:34px 24px;color:#59606d;text-align:center}
.organisations{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,460px),1fr));gap:20px}
.organisations a.card{display:flex;gap:14px;align-items:center;color:inherit;margin:0}
.organisations a.card:hover{text-decoration:none;box-shadow:0 0 0 2px #0078c8}
.initial{display:grid;place-items:center;width:44px;height:44px;border-radius:5px;background:#0b6fae;color:#fff;font-weight:600;font-size:18px;flex:none}
`;
