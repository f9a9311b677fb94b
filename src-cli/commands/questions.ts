import { listQuestions } from '#engine/index'
import type { Command } from '../command'
import { FORMAT_OPTION, outputFormat, writeRows } from '../output'

const COLUMNS = ['id', 'title', 'about', 'params', 'columns', 'bots', 'tags', 'aliases']

/** The catalogue of questions: what `ask` takes. */
export const questions: Command = {
  summary: 'the questions that `ask` answers',
  usage: '[--format json|csv|table]',
  options: FORMAT_OPTION,
  positionals: [0, 0],
  archive: 'none',
  async run({ words, io }) {
    const format = outputFormat(words)
    const rows = listQuestions().map((question) => ({
      ...question,
      params: question.params.map((param) => (param.required ? param.name : `${param.name}?`)),
      columns: question.columns.map((column) => column.name),
    }))
    await writeRows(io, format, COLUMNS, rows, (plain) => ({ rows: plain }))
    return 0
  },
}
