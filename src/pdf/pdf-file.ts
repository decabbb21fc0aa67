/** What can be seen of a PDF file (ISO 32000) without reading it whole. */

/** Whether it is there from its header to its end: one that is still being written is not. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return file.subarray(0, 5).toString('latin1') === '%PDF-' && file.subarray(-1024).includes('%%EOF')
}

/** Whether it says that it is PDF/A-2b: its metadata may not be compressed then (ISO 19005-2, 6.6.2). */
export function isPdfA(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return file.includes('<pdfaid:part>2</pdfaid:part>')
}
