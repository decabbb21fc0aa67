import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

const [lineFeed, openingBracket] = [0x0a, 0x5b]
/** What JSON takes for blank, and the byte order mark of UTF-8. */
const blanks: ReadonlySet<number> = new Set([0x09, lineFeed, 0x0d, 0x20, 0xef, 0xbb, 0xbf])

/**
 * How many jobs a file of JSON Lines holds: as many as it has lines that are not blank. Undefined where that cannot be
 * told beforehand: a JSON array, and what can be read only once, such as a pipe.
 * @param path absolute
 */
export async function countJobs(path: string): Promise<number | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined
    return await countLines(createReadStream(path))
  } catch {
    return undefined
  }
}

async function countLines(bytes: AsyncIterable<Uint8Array>): Promise<number | undefined> {
  let lines = 0
  let isBlank = true
  for await (const chunk of bytes) {
    for (const byte of chunk) {
      if (byte === lineFeed) isBlank = true
      else if (isBlank && !blanks.has(byte)) {
        if (lines === 0 && byte === openingBracket) return undefined
        isBlank = false
        lines += 1
      }
    }
  }
  return lines
}
