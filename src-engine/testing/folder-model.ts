import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DataType, onnxModel } from '../meaning/convert/onnx-writer'

/** Words that the model of {@link writeFolderModel} knows, and the direction that each points to. */
export const KNOWN_WORDS = [
  'cat',
  'kitten',
  'dog',
  'build',
  'compile',
  'windows',
  'pizza',
  'dinner',
]
const SIGNS = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']
const DIMS = 8

/**
 * Writes a sentence model in the layout of all-MiniLM-L6-v2: it is tiny (a table of vectors), but its graph has the same
 * inputs and output, and its tokenizer is a real WordPiece with [CLS] and [SEP]. Neighbours in the list mean alike.
 */
export async function writeFolderModel(folder: string, { isNested = true } = {}): Promise<void> {
  const vocabulary = [...SIGNS, ...KNOWN_WORDS]
  const table = new Float32Array(vocabulary.length * DIMS)
  for (const [at, word] of vocabulary.entries()) {
    const place = Math.floor(KNOWN_WORDS.indexOf(word) / 2)
    table[at * DIMS + (place < 0 ? DIMS - 1 : place)] = place < 0 ? 0.05 : 1
  }
  const port = { type: DataType.int64, dims: ['batch', 'length'] }
  const graph = onnxModel(
    {
      name: 'tiny',
      nodes: [{ op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['last_hidden_state'] }],
      constants: [
        {
          name: 'table',
          dims: [vocabulary.length, DIMS],
          type: DataType.float,
          data: new Uint8Array(table.buffer),
        },
      ],
      inputs: [
        { name: 'input_ids', ...port },
        { name: 'attention_mask', ...port },
        { name: 'token_type_ids', ...port },
      ],
      outputs: [
        { name: 'last_hidden_state', type: DataType.float, dims: ['batch', 'length', DIMS] },
      ],
    },
    'test',
  )
  await mkdir(join(folder, 'onnx'), { recursive: true })
  await writeFile(join(folder, isNested ? 'onnx/model.onnx' : 'model.onnx'), graph)
  await writeFile(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer(vocabulary)))
  await writeFile(join(folder, 'tokenizer_config.json'), '{"model_max_length":512}')
  await writeFile(join(folder, 'config.json'), `{"hidden_size":${DIMS}}`)
}

function tokenizer(vocabulary: readonly string[]): unknown {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } })
  const sequence = (id: string) => ({ Sequence: { id, type_id: 0 } })
  const token = (id: string) => [id, { id, ids: [vocabulary.indexOf(id)], tokens: [id] }]
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: SIGNS.map((content, id) => ({
      ...{ id, content, special: true, normalized: false },
      ...{ single_word: false, lstrip: false, rstrip: false },
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: null,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), sequence('A'), special('[SEP]')],
      pair: [special('[CLS]'), sequence('A'), special('[SEP]'), sequence('B'), special('[SEP]')],
      special_tokens: Object.fromEntries([token('[CLS]'), token('[SEP]')]),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((word, id) => [word, id])),
    },
  }
}
