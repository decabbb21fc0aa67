/** Takes out of texts of a server what identifies somebody, since servers repeat what they were sent. */

/** Shorter ones are parts of ordinary words: a text that holds one is hidden whole, for what is left would spell it. */
const shortest = 4

/**
 * Replaces secrets by an ellipsis: as they are, encoded for an address, for JSON or with Base64, in whatever case, and
 * with blanks or invisible characters between their letters.
 */
export function concealSecrets(text: string, secrets: readonly string[]): string {
  const letters = readLetters(text)
  const forms = [...new Set(secrets.flatMap(formsOf).map((form) => readLetters(form).text))].filter(Boolean)
  if (forms.some((form) => form.length < shortest && letters.text.includes(form))) return '…'
  const hidden = new Uint8Array(text.length)
  for (const form of forms) {
    for (const [start, end] of findAll(form, letters)) hidden.fill(1, start, end)
  }
  return withoutHidden(text, hidden)
}

/** How a secret may be written. */
function formsOf(secret: string): readonly string[] {
  if (secret.length < shortest) return [secret]
  // Lone surrogates, which no address can hold, become replacement characters.
  const bytes = Buffer.from(secret, 'utf8')
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    new URLSearchParams([['', secret]]).toString().slice(1),
    encodeURIComponent(bytes.toString('utf8')),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ]
}

/** What is seen of a text, in small letters. */
interface Letters {
  readonly text: string
  /** Where each of its code units stands in the whole text. */
  readonly places: readonly number[]
}

function readLetters(whole: string): Letters {
  const places: number[] = []
  let text = ''
  for (const { 0: letter, index } of whole.matchAll(/[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu)) {
    const small = letter.toLowerCase()
    text += small.length === letter.length ? small : letter
    for (let unit = 0; unit < letter.length; unit += 1) places.push(index + unit)
  }
  return { text, places }
}

/** Start and end of each occurrence, in the whole text. */
function* findAll(form: string, { text, places }: Letters): Generator<readonly [number, number]> {
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
    yield [places[at] ?? 0, (places[at + form.length - 1] ?? 0) + 1]
  }
}

function withoutHidden(text: string, hidden: Uint8Array): string {
  const parts: string[] = []
  let start = 0
  while (start < text.length) {
    const isHidden = hidden[start] === 1
    const next = hidden.indexOf(isHidden ? 0 : 1, start)
    const end = next < 0 ? text.length : next
    parts.push(isHidden ? '…' : text.slice(start, end))
    start = end
  }
  return parts.join('')
}
