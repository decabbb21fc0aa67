import { type Decimal, withoutTrailingZeros } from '../decimal.js'
import type { Culture } from './culture.js'
import { createNumberFormat, groupDigits } from './format-number.js'
import { type CompiledPicture, findPictureText, type PictureFault, pictureText } from './picture.js'

/** Text, or one character that does something: a place is `0`, `#` or `x`, a mark is `.` or `,`. */
interface Piece {
  readonly kind: 'text' | 'place' | 'sign' | 'mark' | 'group'
  readonly text: string
}

/** The digit places of a section. */
interface Places {
  /** Those before the decimal sign. */
  readonly whole: string
  readonly fraction: string
  /** The index of the decimal sign among the pieces, or their count. */
  readonly decimalAt: number
  readonly isGrouped: boolean
  readonly isDoubtful: boolean
}

/** The digits of a number as a section shows them. */
interface ShownNumber {
  readonly sign: -1 | 0 | 1
  /** Each digit before the decimal sign, with the group sign that follows it. */
  readonly whole: readonly string[]
  readonly fraction: string
}

type Print = (number: ShownNumber) => string

interface Section {
  readonly isBlank: boolean
  readonly hasPlaces: boolean
  readonly isDoubtful: boolean
  /** The number rounded to what the section shows, in units of its last place. */
  readonly unitsOf: (value: Decimal) => bigint
  readonly print: (units: bigint) => string
}

/**
 * A space groups between digit places, however many there are. An apostrophe does so if exactly three places follow
 * it, since it begins a quoted text elsewhere.
 */
const groupSign = [
  '(?<=[0#x])[ \u00a0\u2009\u202f](?=[0#]|x+(?:[0#]|[.,][0#x]))',
  "(?<=[0#])['’](?=[0#x]{3}(?![0#x])(?!['’](?![0#x])))",
].join('|')

/**
 * The items of a picture. An `x` is a place only beside another place, so that `max` is a word; a hyphen between
 * letters belongs to their word; and `,-` after the last place is how a round price is written.
 */
const token = new RegExp(
  [
    `(?<group>${groupSign})`,
    pictureText,
    String.raw`(?<places>[0#]|(?:(?<=[0#.,])x+|(?<!\p{L})x+(?=[0#]|[.,][0#x]))(?!\p{L}))`,
    '(?<price>(?<=[0#])[.,]-(?![0#x]))',
    '(?<mark>[.,](?=[0#x]))',
    String.raw`(?<sign>(?<!\p{L})[+-]|[+-](?!\p{L}))`,
    '(?<end>;)',
    '.',
  ].join('|'),
  'gsu',
)

/**
 * Prepares the printing of numbers by a Word numeric picture, such as `#,##0.00` or `0.00;(0.00);'free'`, the
 * argument of the switch `\#` (ECMA-376 part 1, 17.16.4.2). Signs print as the culture writes them, whichever of
 * `.` and `,` the picture has. Rounds half away from zero. Unlike in Word a `#` without a digit prints nothing, except
 * that zero prints `0` where the picture would leave it no digit at all; and a picture with fewer places than digits
 * before the decimal sign loses neither digits nor the minus.
 */
export function compileNumberPicture(picture: string, culture: Culture): CompiledPicture<Decimal> {
  const faults = new Set<PictureFault>()
  const written = readSections(picture, faults)
  const sections = written
    .slice(0, 3)
    .map((pieces, index) => compileSection(pieces, { culture, printsMinus: index === 0 }))
  if (sections.some((section) => section.isDoubtful)) faults.add('doubtful-sign')
  if (sections.every((section) => section.isBlank)) faults.add('empty-picture')
  else if (sections[0]?.isBlank === true) faults.add('no-positive-section')
  else if (sections.length === 1 && !sections.some((section) => section.hasPlaces)) faults.add('no-place')
  if (written.length > 3) faults.add('surplus-section')
  const isUsable = !faults.has('empty-picture') && !faults.has('no-place')
  return {
    format: isUsable ? createFormat(sections) : createNumberFormat(culture, 'default'),
    faults: [...faults],
  }
}

/**
 * The second section prints negative numbers without their sign, the third one zero and what rounds to it, as in
 * .NET. Without them, and where the second one is empty, the first section prints all numbers.
 */
function createFormat([positive, negative, zero]: readonly Section[]): (value: Decimal) => string {
  const ofNegative = negative?.isBlank === false ? negative : positive
  return (value) => {
    const section = value.isNegative() ? ofNegative : positive
    const units = section?.unitsOf(value) ?? 0n
    return (units === 0n ? (zero ?? positive) : section)?.print(units) ?? ''
  }
}

function readSections(picture: string, faults: Set<PictureFault>): Piece[][] {
  let section: Piece[] = []
  const sections = [section]
  for (const match of picture.matchAll(token)) {
    if (match.groups?.['end'] === undefined) {
      for (const piece of readPieces(match, { section, faults })) addPiece(section, piece)
    } else {
      section = []
      sections.push(section)
    }
  }
  return sections
}

function readPieces(
  match: RegExpExecArray,
  { section, faults }: { section: readonly Piece[]; faults: Set<PictureFault> },
): Piece[] {
  const literal = findPictureText(match)
  if (literal?.fault !== undefined) faults.add(literal.fault)
  if (literal !== undefined) return [{ kind: 'text', text: literal.text }]
  const [text] = match
  const { group, places, mark, sign } = match.groups ?? {}
  if (group !== undefined && isAfterPlace(section)) return [{ kind: 'group', text }]
  if (places !== undefined) return [...places].map((place) => ({ kind: 'place', text: place }))
  if (mark !== undefined && isMark(match, section)) return [{ kind: 'mark', text }]
  return [{ kind: sign === undefined ? 'text' : 'sign', text }]
}

/** A point or comma before a place is a sign of the number after a place or at its beginning, but not in `kr.0`. */
function isMark({ 0: mark, index, input }: RegExpExecArray, section: readonly Piece[]): boolean {
  if (isAfterPlace(section)) return true
  const isAbbreviation = mark === '.' && /\p{L}/u.test(input.charAt(index - 1))
  return !isAbbreviation && !section.some((piece) => piece.kind === 'place')
}

const isAfterPlace = (section: readonly Piece[]): boolean => section.at(-1)?.kind === 'place'

function addPiece(section: Piece[], piece: Piece): void {
  const last = section.at(-1)
  if (last?.kind !== 'text' || piece.kind !== 'text') section.push(piece)
  else section.splice(-1, 1, { kind: 'text', text: last.text + piece.text })
}

function compileSection(
  pieces: readonly Piece[],
  { culture, printsMinus }: { culture: Culture; printsMinus: boolean },
): Section {
  const isBlank = pieces.every((piece) => piece.text.trim() === '')
  if (!pieces.some((piece) => piece.kind === 'place')) {
    const text = pieces.map((piece) => piece.text).join('')
    const unitsOf = (value: Decimal): bigint => (value.isZero() ? 0n : 1n)
    return { isBlank, hasPlaces: false, isDoubtful: false, unitsOf, print: () => text }
  }
  const lacksSign = pieces.every((piece) => piece.kind !== 'sign')
  const signed = printsMinus && lacksSign ? withMinus(pieces) : pieces
  const places = findPlaces(signed, culture)
  const decimals = decimalsOf(places)
  const prints = createPrints(signed, { places, culture })
  const print = (units: bigint): string => {
    const number = showNumber(units, { places, decimals, culture })
    return prints.map((printPiece) => printPiece(number)).join('')
  }
  const unitsOf = (value: Decimal): bigint => value.unitsAt(decimals)
  return { isBlank, hasPlaces: true, isDoubtful: places.isDoubtful, unitsOf, print }
}

/** Puts a sign of no character, which prints only the minus, before the word that the number stands in. */
function withMinus(pieces: readonly Piece[]): readonly Piece[] {
  const minus: Piece = { kind: 'sign', text: '' }
  const [first, ...others] = pieces
  if (first?.kind !== 'text') return [minus, ...pieces]
  let cut = first.text.length
  while (first.text.charAt(cut - 1).trim() !== '') cut -= 1
  const before: Piece = { kind: 'text', text: first.text.slice(0, cut) }
  const touching: Piece = { kind: 'text', text: first.text.slice(cut) }
  return [before, minus, touching, ...others]
}

/**
 * Tells the decimal sign from group signs. Of `.` and `,` the last one is the decimal sign where both occur or
 * another sign groups; one that occurs twice groups; a single one is the decimal sign unless the culture groups
 * with it and three places follow. Beside that, a comma that the culture groups with and that stands before the only
 * place, as in `,0`, asks for groups, as it does in Word; a point there is of a number below one.
 */
function findPlaces(pieces: readonly Piece[], culture: Culture): Places {
  const marks = pieces.flatMap((piece, index) => (piece.kind === 'mark' ? [{ text: piece.text, index }] : []))
  const hasGroup = pieces.some((piece) => piece.kind === 'group')
  const last = marks.at(-1)
  const lastAt = last?.index ?? pieces.length
  const before = placesOf(pieces.slice(0, lastAt))
  const after = placesOf(pieces.slice(lastAt))
  const isOnly = marks.length === 1 && !hasGroup
  const isComma = last?.text === ',' && before === '' && after.length === 1 && after !== 'x'
  const looksGrouped = after.length === 3 || isComma
  const isRepeated = marks.length > 1 && marks.every((mark) => mark.text === last?.text)
  const groups = isRepeated || (isOnly && last?.text === culture.groupSign && looksGrouped)
  return {
    whole: groups ? before + after : before,
    fraction: groups ? '' : after,
    decimalAt: groups ? pieces.length : lastAt,
    isGrouped: hasGroup || marks.length > 1 || groups,
    isDoubtful: isOnly ? looksOtherwise({ before, after, groups }) : isRepeated && after.length !== 3,
  }
}

/**
 * Whether the only mark of a section groups digits padded with zeros or three places with none before them, or is a
 * decimal sign before `##0`.
 */
function looksOtherwise({
  before,
  after,
  groups,
}: {
  before: string
  after: string
  groups: boolean
}): boolean {
  if (groups) return before.includes('0') || (before === '' && after.length === 3)
  return after.length === 3 && after.includes('#') && after.lastIndexOf('0') > after.indexOf('#')
}

const placesOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'place' ? piece.text : '')).join('')

/** Decimals end at the last `x`, as the standard says, or with the places. */
const decimalsOf = ({ fraction }: Places): number =>
  fraction.includes('x') ? fraction.lastIndexOf('x') + 1 : fraction.length

function createPrints(
  pieces: readonly Piece[],
  { places, culture }: { places: Places; culture: Culture },
): readonly Print[] {
  const { whole, decimalAt } = places
  let placeIndex = 0
  return pieces.map(({ kind, text }, index): Print => {
    if (kind === 'text') return () => text
    if (kind === 'sign') return createSignPrint(text)
    if (index === decimalAt) return createDecimalSignPrint(culture, whole === '')
    if (kind !== 'place') return () => ''
    const place = placeIndex
    placeIndex += 1
    return place < whole.length
      ? createDigitPrint(whole.length - 1 - place, place === 0)
      : ({ fraction }) => fraction.charAt(place - whole.length)
  })
}

/** `-` prints a space and `+` a plus where there is no minus; for zero both print a space. */
const createSignPrint =
  (item: string): Print =>
  ({ sign }) => {
    if (sign < 0) return '-'
    if (item === '') return ''
    return item === '+' && sign > 0 ? '+' : ' '
  }

/** Without a place before it, the digits that stand there print with the decimal sign. */
const createDecimalSignPrint =
  (culture: Culture, printsWhole: boolean): Print =>
  ({ whole, fraction }) =>
    (printsWhole ? whole.join('') : '') + (fraction === '' ? '' : culture.decimalSign)

/** Prints the digit so many places from the decimal sign; the first place prints all that do not fit. */
const createDigitPrint =
  (position: number, isFirst: boolean): Print =>
  ({ whole }) => {
    const end = whole.length - position
    return isFirst ? whole.slice(0, Math.max(end, 0)).join('') : (whole[end - 1] ?? '')
  }

function showNumber(
  units: bigint,
  { places, decimals, culture }: { places: Places; decimals: number; culture: Culture },
): ShownNumber {
  const digits = (units < 0n ? -units : units).toString().padStart(decimals + 1, '0')
  const point = digits.length - decimals
  const required = places.fraction.lastIndexOf('0') + 1
  const fraction = withoutTrailingZeros(digits.slice(point)).padEnd(required, '0')
  const whole = fitWhole(digits.slice(0, point), places.whole)
  const printed = whole === '' && fraction === '' ? '0' : whole
  const sign = units < 0n ? -1 : units > 0n ? 1 : 0
  return { sign, whole: places.isGrouped ? cellsOf(groupDigits(printed, culture)) : [...printed], fraction }
}

/** Zeros from the first `0` on; no digits before the first `x`; and no digit for a number below one. */
function fitWhole(digits: string, places: string): string {
  const dropsFrom = places.indexOf('x')
  const required = places.includes('0') ? places.length - places.indexOf('0') : 0
  const own = digits === '0' ? '' : digits
  const kept = dropsFrom < 0 ? own : own.slice(-(places.length - dropsFrom))
  return kept.padStart(required, '0')
}

/** Grouped digits as single digits, each with the sign that follows it. */
function cellsOf(grouped: string): string[] {
  const cells: string[] = []
  for (const character of grouped) {
    const isDigit = character >= '0' && character <= '9'
    cells.push(isDigit ? character : (cells.pop() ?? '') + character)
  }
  return cells
}
