import { chartSvg } from '#charts/svg'
import { type ColumnInfo, isNumeric, type ResultRow } from '#shared/question'
import { type Html, html, trustedHtml } from '../files/html'
import type { Fact, ReportDocument, ReportSection, ReportTable } from './document'
import { formatCell, formatFact, formatTime } from './format'
import { STYLE } from './style'

const CHART_WIDTH = 680

function fact(item: Fact, tz: string): Html {
  return html`<div class="fact">
    <dt>${item.label}</dt>
    <dd data-fact="${item.id}">${formatFact(item, tz)}</dd>
    <p>${item.about}</p>
  </div>`
}

function headCell(column: ColumnInfo): Html {
  return isNumeric(column.type)
    ? html`<th class="number" scope="col">${column.label}</th>`
    : html`<th scope="col">${column.label}</th>`
}

function bodyRow(columns: readonly ColumnInfo[], row: ResultRow, tz: string): Html {
  const cells = columns.map((column) => {
    const text = formatCell(row[column.name], column.type, tz)
    return isNumeric(column.type)
      ? html`<td class="number">${text}</td>`
      : html`<td><bdi>${text}</bdi></td>`
  })
  return html`<tr>${cells}</tr>`
}

/** Ids are in the data forms; on paper the names say it. */
function visibleColumns(table: ReportTable): ColumnInfo[] {
  const readable = table.columns.filter((column) => column.type !== 'id')
  return readable.length > 0 ? readable : table.columns
}

/** A table as a drawing; empty when it is not drawn, or has nothing to draw. */
export function chartOf(table: ReportTable, width = CHART_WIDTH): Html {
  if (table.chart.kind === 'table' || table.chart.kind === 'messages') return html``
  if (table.rows.length === 0) return html``
  const svg = chartSvg({
    spec: table.chart,
    columns: table.columns,
    rows: table.chart.kind === 'bar' ? table.rows.slice(0, table.shown) : table.rows,
    width,
    theme: 'print',
  })
  return html`<figure>${trustedHtml(svg)}</figure>`
}

/** The printed rows of a table. */
export function tableBody(item: ReportTable, tz: string): Html {
  const columns = visibleColumns(item)
  return html`<table>
    <thead><tr>${columns.map(headCell)}</tr></thead>
    <tbody>${item.rows.slice(0, item.shown).map((row) => bodyRow(columns, row, tz))}</tbody>
  </table>`
}

/** True when the bars with their numbers say all that the table would. */
function isSaidByChart({ chart: drawn, columns }: ReportTable): boolean {
  if (drawn.kind !== 'bar') return false
  const readable = columns.filter((column) => column.type !== 'id')
  return readable.every((column) => column.name === drawn.x || column.name === drawn.y)
}

function table(item: ReportTable, tz: string): Html {
  const isEmpty = item.rows.length === 0
  const isPrinted = !isEmpty && item.shown > 0 && !isSaidByChart(item)
  const rest = item.shown > 0 ? item.rows.length - item.shown : 0
  return html`<section class="table" id="${item.id}">
    <div class="picture">
      <h3>${item.title}</h3>
      <p class="about">${item.about}</p>
      ${chartOf(item)}
    </div>
    ${isEmpty ? html`<p class="empty">Nothing of this kind in the archive.</p>` : html``}
    ${isPrinted ? tableBody(item, tz) : html``}
    ${rest > 0 ? html`<p class="about">${rest} more rows are in the CSV and JSON files.</p>` : html``}
  </section>`
}

function section(item: ReportSection, index: number, tz: string): Html {
  return html`<section class="chapter" id="${item.id}">
    <h2><span>${index + 1}</span> ${item.title}</h2>
    <p class="lead">${item.about}</p>
    <dl class="facts">${item.facts.map((each) => fact(each, tz))}</dl>
    ${
      item.caveats.length > 0
        ? html`<ul class="caveats">${item.caveats.map((text) => html`<li>${text}</li>`)}</ul>`
        : html``
    }
    ${item.tables.map((each) => table(each, tz))}
  </section>`
}

function method(report: ReportDocument): Html {
  const statements = report.sections
    .flatMap((each) => each.tables)
    .filter((each) => each.sql !== null)
    .map(
      (each) => html`<section class="statement">
      <h3>${each.title}</h3>
      <pre>${each.sql ?? ''}</pre>
    </section>`,
    )
  return html`<section class="chapter" id="method">
    <h2><span>${report.sections.length + 1}</span> Method</h2>
    <p class="lead">Made by Discord Binding ${report.app_version} from DiscordChatExporter files, without a network.
      These are the statements that gave the tables above, so that another person can compute them again.</p>
    ${statements}
  </section>`
}

/** The report as one self-contained page: styles and charts inside, no script, nothing fetched. */
export function renderHtml(report: ReportDocument): string {
  const { tz } = report
  const window =
    report.from === null && report.to === null
      ? 'Everything in the archive'
      : `${report.from ?? 'the first message'} to ${report.to ?? 'the last message'}`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>${report.title}: ${report.guild_name}</title>
<style>${trustedHtml(STYLE)}</style>
</head>
<body>
<header>
  <p class="kind">${report.title}</p>
  <h1><bdi>${report.guild_name}</bdi></h1>
  <p class="meta">${window} · time zone ${tz} · bots ${report.bots} · written ${formatTime(report.generated_at, tz)}</p>
  <nav><ol>${report.sections.map((each) => html`<li><a href="#${each.id}">${each.title}</a></li>`)}
    <li><a href="#method">Method</a></li></ol></nav>
</header>
<main>
${report.sections.map((each, index) => section(each, index, tz))}
${method(report)}
</main>
</body>
</html>
`.text
}
