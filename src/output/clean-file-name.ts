import { extname } from 'node:path'

/** Longer names are cut; file systems take some 255 bytes, and a character may be four. */
const mostCharacters = 50

/**
 * A foreign text as part of a file name: signs that no file system takes, or that lead to another folder, become
 * hyphens. Empty when nothing is left.
 */
export function cleanFileName(text: string): string {
  const safe = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s<>:"/\\|?*]+/gu, '-')
  const short = Array.from(safe).slice(0, mostCharacters).join('')
  return short.replace(/^[-.]+|[-.]+$/g, '')
}

/** The same with the extension that the name has. */
export function cleanFileNameWithExtension(text: string): string {
  const extension = extname(text)
  return `${cleanFileName(text.slice(0, text.length - extension.length))}.${cleanFileName(extension)}`
}
