/** The stylesheet of printed reports: A4 first, pleasant on a screen too. */
export const STYLE = `
:root { --ink: #1b1f24; --quiet: #5b6570; --line: #dfe3e8; --accent: #3b5bdb; --soft: #f5f7f9; }
* { box-sizing: border-box; }
html { font: 14px/1.5 Inter, "Segoe UI", system-ui, "Liberation Sans", "DejaVu Sans", sans-serif; color: var(--ink); }
body { max-width: 760px; margin: 0 auto; padding: 40px 32px 80px; background: #fff; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 8px; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 21px; margin: 0 0 4px; font-weight: 650; }
h2 span { color: var(--accent); font-variant-numeric: tabular-nums; margin-right: 4px; }
h3 { font-size: 14px; margin: 24px 0 2px; font-weight: 650; }
p { margin: 0; }
.kind { color: var(--accent); font-weight: 650; margin-bottom: 4px; }
.meta, .about, .lead, .fact p { color: var(--quiet); }
.lead { max-width: 64ch; }
.about { font-size: 12.5px; margin-bottom: 8px; }
nav ol { list-style: none; margin: 20px 0 0; padding: 12px 0; display: flex; flex-wrap: wrap; gap: 4px 20px;
  border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
nav a { color: inherit; text-decoration: none; }
nav a:hover { color: var(--accent); text-decoration: underline; }
.chapter { margin-top: 44px; }
.facts { display: grid; grid-template-columns: repeat(3, 1fr); gap: 1px; margin: 16px 0 0; background: var(--line);
  border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.fact { background: #fff; padding: 12px 14px; break-inside: avoid; }
.fact dt { color: var(--quiet); font-size: 12.5px; }
.fact dd { margin: 2px 0; font-size: 21px; font-weight: 650; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere; }
.fact p { font-size: 11.5px; line-height: 1.4; }
.caveats { margin: 16px 0 0; padding: 10px 14px 10px 30px; background: var(--soft); border-radius: 6px;
  font-size: 12.5px; color: var(--quiet); }
figure { margin: 8px 0 12px; }
.picture { break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
table { width: 100%; border-collapse: collapse; font-size: 12.5px; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th { text-align: left; font-weight: 650; color: var(--quiet); }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top;
  overflow-wrap: break-word; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; padding-right: 0;
  padding-left: 10px; }
.empty { color: var(--quiet); font-style: italic; }
pre { font: 11px/1.45 "JetBrains Mono Variable", ui-monospace, "DejaVu Sans Mono", monospace; background: var(--soft);
  padding: 10px 12px; border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; }
@media print {
  html { font-size: 11px; }
  body { max-width: none; padding: 0; }
  h1 { font-size: 22px; }
  h2 { font-size: 17px; break-after: avoid; }
  h3 { font-size: 11.5px; break-after: avoid; }
  .fact dd { font-size: 16px; }
  .about, .caveats, table { font-size: 10px; }
  .fact dt { font-size: 10px; } .fact p { font-size: 9px; }
  pre { font-size: 8.5px; }
  nav { display: none; }
}
`
