/** Tells what was asked for from what servers send instead, which is most often a page to log in. */

export const isJsonType = (contentType: string): boolean =>
  /^(?:application|text)\/(?:[\w.-]+\+)?json$/.test(contentType)

export const isWebPageType = (contentType: string): boolean =>
  contentType === 'text/html' || contentType === 'application/xhtml+xml'

/** What PNG, JPEG and GIF files begin with. */
const pictureStarts = ['89504e470d0a1a0a', 'ffd8ff', '47494638']

export function isPicture(bytes: Uint8Array, contentType: string): boolean {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  return contentType.startsWith('image/') || pictureStarts.some((known) => start.startsWith(known))
}

/**
 * Whether a web page asks people to log in, or leads to where they do: a page that asks for a password, that leads on
 * by itself, or that has a form but no field of a template.
 */
export function isLoginPage(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes)
  return (
    /<input\b[^>]*\btype\s*=\s*["']?password\b/i.test(text) ||
    /<meta\b[^>]*\bhttp-equiv\s*=\s*["']?refresh\b/i.test(text) ||
    (/<form\b/i.test(text) && !text.includes('{{'))
  )
}
