/** Fields as in a header, in blocks between blank lines: delivery reports, feedback reports, returned headers. */

/** By name in lower case; of a name that comes twice, the first value. */
export type Fields = ReadonlyMap<string, string>

const bytesMax = 65_536
const blocksMax = 50
const fieldsMax = 500
const valueMax = 2_000

/** The blocks of fields in the first 64 KB; lines that are no fields are passed over. */
export function fieldBlocks(bytes: Uint8Array): Fields[] {
  const text = new TextDecoder().decode(bytes.subarray(0, bytesMax)).replace(/\r\n?/g, '\n')
  return text
    .split(/\n[ \t]*\n/, blocksMax)
    .map(fieldsIn)
    .filter((fields) => fields.size > 0)
}

/** The fields in one block. */
export function fieldsIn(block: string): Fields {
  const fields = new Map<string, string>()
  for (const line of block.replace(/\n[ \t]+/g, ' ').split('\n', fieldsMax)) {
    const [, name = '', value = ''] = /^([A-Za-z][\w-]{0,80})\s?:(.*)/.exec(line) ?? []
    const key = name.toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, value.slice(0, valueMax).trim())
  }
  return fields
}
