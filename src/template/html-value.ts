/** How a value is printed at its place in HTML, so that it can never be more than text. */
import type { Picture, SlotValue } from '../model.js'
import type { HtmlContext } from './html-position.js'

/** A place where a value may print. */
export type PrintableContext = Exclude<HtmlContext, { kind: 'forbidden' }>

/** The schemes that an address may have when a field begins it. */
const allowedSchemes = {
  picture: ['http:', 'https:'],
  link: ['http:', 'https:', 'mailto:'],
} as const

/** What is printed instead of an address of another scheme: the top of the document itself. */
const harmlessAddress = '#'

/** One transparent pixel, for a picture that is missing: an empty `src` would show as a broken picture. */
const transparentPixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Those that have no meaning in HTML: all but tab and line breaks. */
const controlCharacters = /[^\P{Cc}\t\n\r]/gu
/** What most texts hold none of. */
const special = /[&<>"'\p{Cc}]/u
const allControlCharacters = /\p{Cc}/gu
const loneSurrogates = /\p{Surrogate}/gu

/** Prints a text. Markup in it is text, and line breaks are kept where they can be. */
export function printText(text: string, context: PrintableContext): string {
  if (context.kind === 'address') return printAddressPart(text, context)
  if (!special.test(text)) return text
  const escaped = escapeMarkup(text.replace(controlCharacters, ''))
  return context.kind === 'text' ? escaped.replace(/\r\n?|\n/g, '<br>') : escaped
}

/** Whether a text may begin an address; an empty one may. */
export function isSafeAddress(text: string, attribute: string): boolean {
  const address = cleanAddress(text).toLowerCase()
  return address === '' || schemesOf(attribute).some((scheme) => address.startsWith(scheme))
}

export const schemesOf = (attribute: string): readonly string[] =>
  attribute === 'src' ? allowedSchemes.picture : allowedSchemes.link

/** Prints a picture as an address that holds it. */
export function printPicture(value: SlotValue): string {
  if (!isPicture(value)) return transparentPixel
  return `data:image/${value.format};base64,${Buffer.from(value.bytes).toString('base64')}`
}

function isPicture(value: SlotValue): value is Picture {
  return typeof value === 'object' && !Array.isArray(value)
}

/**
 * An empty beginning prints as a harmless address, too: else what follows it would begin the address.
 */
function printAddressPart(text: string, context: PrintableContext & { kind: 'address' }): string {
  const address = cleanAddress(text)
  if (context.place === 'path') return escapeMarkup(address)
  if (context.place === 'query') return encodeURIComponent(address.replace(loneSurrogates, '\uFFFD'))
  return address !== '' && isSafeAddress(address, context.attribute) ? escapeMarkup(address) : harmlessAddress
}

/** As browsers read it: without control characters, and without spaces around it. */
const cleanAddress = (text: string): string => text.replace(allControlCharacters, '').trim()

const escapeMarkup = (text: string): string => text.replace(/[&<>"']/g, (char) => escapes[char] ?? char)
