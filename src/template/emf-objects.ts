/**
 * The objects of an Enhanced Metafile Plus ([MS-EMFPLUS] 2.3.5.1). One of them may be cut into several records: here it
 * is whole, so that what it holds shows.
 */

/** Types of records: [MS-EMF] 2.3.3 and [MS-EMFPLUS] 2.1.1.1. */
const [comment, plusObject] = [70, 0x4008]
/** Where a comment of EMF+ has its records. */
const plusRecords = 16
const isContinued = 0x8000

/** All objects, one behind the other; empty where the bytes are no metafile. */
export function readEmfObjects(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.subarray(40, 44).toString('latin1') !== ' EMF') return new Uint8Array()
  const pieces: Uint8Array[] = []
  for (let at = 0, size = 0; at + 8 <= file.length; at += size) {
    size = file.readUInt32LE(at + 4)
    if (size < 8) break
    if (file.readUInt32LE(at) === comment) pieces.push(...objectPieces(file.subarray(at, at + size)))
  }
  return Buffer.concat(pieces)
}

function objectPieces(record: Buffer): readonly Uint8Array[] {
  if (record.subarray(12, plusRecords).toString('latin1') !== 'EMF+') return []
  const pieces: Uint8Array[] = []
  for (let at = plusRecords, size = 0; at + 12 <= record.length; at += size) {
    size = record.readUInt32LE(at + 4)
    if (size < 12) break
    if (record.readUInt16LE(at) !== plusObject) continue
    const isCut = (record.readUInt16LE(at + 2) & isContinued) !== 0
    const end = at + Math.min(size, 12 + record.readUInt32LE(at + 8))
    // Each piece but the last says first how long the whole is.
    pieces.push(record.subarray(at + (isCut ? 16 : 12), end))
  }
  return pieces
}
