/**
 * Multi-language texts: blocks such as `US:"Maintenance";NO:"Vedlikehold"`, which the WebAPI sends when it was not
 * asked for a language.
 */
import { findCulture } from '../culture/find-culture.js'

const block = /\s*([A-Za-z]{2}(?:-[A-Za-z]{2,4})?):"((?:[^"]|"")*)"\s*(?:;\s*|$)/gy
const blockStart = /^\s*[A-Z]{2}:"/

/** Whether a text begins like one in several languages. */
export const startsLikeBlock = (text: string): boolean => blockStart.test(text)

/** SuperOffice ships Norwegian in Bokmål only, which readers of Nynorsk prefer to English. */
const nearLanguages = new Map([['nn', 'nb']])

/**
 * The text for a language: its own block, else that of the language nearest to it, else the one of `US`, else the
 * first. A text that is not made of blocks from beginning to end is returned as it is.
 */
export function chooseLanguage(text: string, language: string): string {
  if (!text.includes(':"')) return text
  const blocks = parseBlocks(text)
  if (blocks === undefined) return text
  const blockOf = (wanted: string | undefined): Block | undefined =>
    wanted === undefined ? undefined : blocks.find(({ code }) => languageOf(code) === wanted)
  const chosen =
    blockOf(language) ??
    blockOf(nearLanguages.get(language)) ??
    blocks.find(({ code }) => code === 'US') ??
    blocks[0]
  return chosen?.text ?? text
}

interface Block {
  readonly code: string
  readonly text: string
}

function parseBlocks(text: string): readonly Block[] | undefined {
  const matches = [...text.matchAll(block)]
  const length = matches.reduce((sum, match) => sum + match[0].length, 0)
  if (length !== text.length) return undefined
  return matches.map(([, code = '', quotedText = '']) => ({ code, text: quotedText.replaceAll('""', '"') }))
}

/** Blocks carry SuperOffice's upper-case codes (`SW` is Swedish), or names of cultures. */
const languageOf = (code: string): string | undefined => findCulture(code)?.language
