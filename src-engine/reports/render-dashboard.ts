import { type Html, html, trustedHtml } from '../files/html'
import type { DashboardDocument, WrittenTile } from './dashboard'
import { formatTime } from './format'
import { chartOf, tableBody } from './render-html'
import { STYLE } from './style'

/** The widest tile in px, as the stylesheet draws it; charts are drawn for their place. */
const PAGE_WIDTH = 1000
const GAP = 24

/** The page as a whole: wider than a report, tiles in sixths; on paper each keeps together. */
const DASHBOARD_STYLE = `
body { max-width: ${PAGE_WIDTH + 64}px; }
h1 { font-size: 26px; }
main { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: ${GAP}px; margin-top: 24px; }
.tile { min-width: 0; border-top: 1px solid var(--line); padding-top: 12px; break-inside: avoid; }
.tile h2 { font-size: 15px; margin: 0; overflow-wrap: anywhere; }
.tile .about { margin: 2px 0 8px; overflow-wrap: anywhere; }
.tile figure { margin: 0; }
.w2 { grid-column: span 2; } .w3 { grid-column: span 3; } .w4 { grid-column: span 4; } .w6 { grid-column: span 6; }
.definitions { margin-top: 40px; }
@media (max-width: 800px) { main { display: block; } .tile { margin-bottom: ${GAP}px; } }
@media print {
  main { display: grid; gap: 12px; }
  .tile h2 { font-size: 12px; }
}
`

function tile(item: WrittenTile): Html {
  const width = (PAGE_WIDTH * item.width) / 6 - (item.width === 6 ? 0 : GAP)
  return html`<section class="tile w${item.width}" id="tile-${item.tile_id}">
    <h2><bdi>${item.title}</bdi></h2>
    <p class="about"><bdi>${item.note}</bdi></p>
    ${item.problem === null ? html`` : html`<p class="empty">${item.problem}</p>`}
    ${answer(item, Math.floor(width))}
  </section>`
}

function answer({ table, tz }: WrittenTile, width: number): Html {
  if (table === null) return html``
  if (table.rows.length === 0) return html`<p class="empty">Nothing to count here.</p>`
  const isDrawn = table.chart.kind !== 'table' && table.chart.kind !== 'messages'
  const rest = table.rows.length - table.shown
  return isDrawn
    ? chartOf(table, width)
    : html`${tableBody(table, tz)}
      ${rest > 0 ? html`<p class="about">${rest} more rows.</p>` : html``}`
}

/** A dashboard as one self-contained page: styles and charts inside, no script, nothing fetched. */
export function renderDashboard(document: DashboardDocument): string {
  const { name, tiles, app_version, generated_at } = document
  const defined = new Map(tiles.flatMap((one) => (one.table ? [[one.title, one.table.about]] : [])))
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<style>${trustedHtml(STYLE)}${trustedHtml(DASHBOARD_STYLE)}</style>
</head>
<body>
<header>
  <h1><bdi>${name}</bdi></h1>
  <p class="meta">Written ${formatTime(generated_at, 'UTC')} UTC by Discord Binding ${app_version} from
    DiscordChatExporter files, without a network.</p>
</header>
<main>
${tiles.map(tile)}
</main>
<section class="definitions">
  <h2>What is counted</h2>
  ${[...defined].map(([title, about]) => html`<p class="about"><b><bdi>${title}</bdi></b> ${about}</p>`)}
</section>
</body>
</html>
`.text
}
