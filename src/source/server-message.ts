/** What SuperOffice says in an answer that holds no data, in a form that can be shown. */
import { concealSecrets } from './conceal-secrets.js'
import { findProperty, isJsonObject } from './find-property.js'

const messageNames = [
  'errormessage',
  'message',
  'messagedetail',
  'exceptionmessage',
  'error',
  'error_description',
]

/** Properties that only objects of errors have. `Message` alone is one only when it is all there is. */
const errorNames = ['error', 'errortype', 'errormessage', 'errorsource', 'messagedetail', 'exceptionmessage']

const maximumLength = 200

/** Whether an object describes an error rather than holding data. */
export function isErrorObject(json: unknown): boolean {
  if (!isJsonObject(json)) return false
  const names = Object.keys(json)
  if (names.length === 1 && names[0]?.toLowerCase() === 'message') return true
  return errorNames.some((name) => isSaid(findProperty(json, name)))
}

/** False, null and an empty text stand for no error. */
const isSaid = (value: unknown): boolean => Boolean(value)

/** What is longer is no message; nobody should have to read it. */
const maximumRead = 100_000

/** The message of an error, on one line, short, and without secrets. */
export function readServerMessage(answer: unknown, secrets: readonly string[]): string | undefined {
  const said = typeof answer === 'string' ? [answer] : messageNames.map((name) => findProperty(answer, name))
  const text = said.find((value): value is string => typeof value === 'string' && value.trim() !== '')
  return text === undefined || text.length > maximumRead ? undefined : showForeignText(text, secrets)
}

/** Any text of a server, on one line, short, and without secrets. */
export const showForeignText = (text: string, secrets: readonly string[]): string =>
  shorten(oneLine(concealSecrets(text, secrets)))

const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .replaceAll('`', "'")
    .trim()

function shorten(text: string): string {
  const characters = Array.from(text)
  return characters.length <= maximumLength ? text : `${characters.slice(0, maximumLength).join('')}…`
}
