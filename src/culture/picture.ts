/** A prepared picture of a Word field, which says how its value is written. */
export interface CompiledPicture<Value> {
  /** Prints a value, also where the picture is at fault. */
  readonly format: (value: Value) => string
  /** Each fault once; none for a picture that prints what it seems to say. */
  readonly faults: readonly PictureFault[]
}

/**
 * What is broken or doubtful in a picture:
 * - `empty-picture`: it says nothing; the value prints in the culture's usual format.
 * - `no-place`: it has no place for the value, which prints in the culture's usual format instead of its text.
 * - `unclosed-quote`: a quotation mark has no partner; it and all that follows print as they stand.
 * - `numbered-item`: it asks for the number of a caption, which is known only to Word; it prints as it stands.
 * - `doubtful-sign`: a point or comma is read as decimal or group sign, but the places around it look otherwise.
 * - `surplus-section`: it has more sections than the three for positive and negative numbers and zero.
 * - `no-positive-section`: its first section is blank, so that numbers above zero print nothing.
 * - `unquoted-word`: a word without quotation marks holds letters that were taken as parts of the date.
 */
export type PictureFault =
  | 'empty-picture'
  | 'no-place'
  | 'unclosed-quote'
  | 'numbered-item'
  | 'doubtful-sign'
  | 'surplus-section'
  | 'no-positive-section'
  | 'unquoted-word'

/** Text of a picture that prints as it stands. */
export interface PictureText {
  readonly text: string
  readonly fault?: PictureFault
}

/**
 * A pattern of the texts that number and date pictures have alike, to be tried before their own items: text in
 * single quotation marks (ECMA-376 part 1, 17.16.4), also in the typographic ones that Word makes of them, one
 * character after a backslash, and a numbered item in grave accents.
 */
export const pictureText = [
  "(?<quoted>'[^']*'|[‘’‚][^‘’]*[‘’])",
  "(?<unclosed>['‘’‚].*)",
  String.raw`(?<escaped>\\.)`,
  '(?<numbered>`[^`]+`)',
].join('|')

/** The text in a match of a pattern that holds `pictureText`; undefined where another item matched. */
export function findPictureText({ groups = {} }: RegExpMatchArray): PictureText | undefined {
  const { quoted, unclosed, escaped, numbered } = groups
  if (quoted !== undefined) return { text: quoted.slice(1, -1) }
  if (unclosed !== undefined) return { text: unclosed, fault: 'unclosed-quote' }
  if (escaped !== undefined) return { text: escaped.slice(1) }
  if (numbered !== undefined) return { text: numbered, fault: 'numbered-item' }
  return undefined
}
