/**
 * Follows the text of an HTML template from one character to the next, to know where in the HTML a field stands.
 * It keeps the states of the HTML tokenizer (HTML Living Standard, 13.2.5) that matter for that.
 */
import { attributeWithoutName, type ForbiddenPlace, type HtmlSpot, nameBesideBlock } from '../problem.js'

/** Where a value is printed, which decides how it is escaped. */
export type HtmlContext =
  | { readonly kind: 'text' }
  /** A quoted attribute value, or an element such as `title` that holds only text. */
  | { readonly kind: 'plain' }
  | {
      readonly kind: 'address'
      readonly attribute: string
      /** Whether the value begins the address, or stands in its path or its query. */
      readonly place: 'start' | 'path' | 'query'
    }
  | { readonly kind: 'forbidden'; readonly place: { readonly kind: ForbiddenPlace; readonly name: string } }

type TokenizerState =
  | 'text'
  | 'tag-open'
  | 'end-tag-open'
  | 'markup'
  | 'comment'
  | 'bogus-comment'
  | 'tag-name'
  | 'before-attribute'
  /** As `before-attribute`, but the next character must not continue or begin a name. */
  | 'boundary'
  | 'attribute-name'
  | 'after-attribute-name'
  | 'before-value'
  | 'value'
  | 'unquoted-value'
  | 'after-value'
  | 'raw'
  | 'plain'

/** All that is known at one place. Two places with equal states go on alike. */
export interface HtmlState {
  readonly at: TokenizerState
  /** The element whose tag or content this is, in lower case. */
  readonly element: string
  readonly closing: boolean
  readonly attribute: string
  readonly quote: string
  /** What was read towards the end of a comment or of a raw element; in an address, what it begins with. */
  readonly read: string
}

type Fault = typeof attributeWithoutName | typeof nameBesideBlock

const outside: HtmlState = { at: 'text', element: '', closing: false, attribute: '', quote: '', read: '' }

const rawElements = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'])
const textElements = new Set(['title', 'textarea'])
/** Attributes whose value is one address. */
const addressAttributes = new Set(
  'action background cite codebase data formaction href icon longdesc manifest poster src xlink:href'.split(
    ' ',
  ),
)
/** Attributes that hold code, markup, styles or several addresses. */
const closedAttributes = new Set('archive content http-equiv imagesrcset ping srcdoc srcset style'.split(' '))
/** Elements whose address loads code, or a whole document, or moves all other addresses. */
const loadingElements = new Set('applet base embed frame iframe link object script use'.split(' '))
/** Elements of SVG whose attributes write into other attributes. */
const animatingElements = new Set(['animate', 'animatemotion', 'animatetransform', 'set'])

/** Stands for what a field printed, in the beginning of an address. It occurs in no template. */
const printedMark = '\0'
/** Stands for beginnings of an address that differ. */
const mixedMark = '\u0001'

export class HtmlPosition {
  private state = outside

  /**
   * Reads on.
   * @param fault told of what cannot be read, with its index in `text`
   */
  read(text: string, fault: (problem: Fault, index: number) => void): void {
    for (let index = 0; index < text.length; index += 1) {
      index = this.skipToNextChange(text, index)
      const problem = index < text.length ? this.step(text.charAt(index)) : undefined
      if (problem !== undefined) fault(problem, index)
    }
  }

  /** Most characters change nothing: only `<` ends a text, and only its quote ends a value. */
  private skipToNextChange(text: string, from: number): number {
    const { at, quote, read } = this.state
    if (at !== 'text' && at !== 'value') return from
    const next = text.indexOf(at === 'text' ? '<' : quote, from)
    const end = next === -1 ? text.length : next
    if (at === 'value') this.set({ read: read + text.slice(from, end) })
    return end
  }

  /** Where a value would stand if it were printed here. */
  get context(): HtmlContext {
    const { at, element, attribute, read } = this.state
    switch (at) {
      case 'text':
        return { kind: 'text' }
      case 'plain':
        return read === '' ? { kind: 'plain' } : forbid('element-name', element)
      case 'raw':
        return forbid('raw', element)
      case 'value':
        return attributeContext(this.state)
      case 'markup':
      case 'comment':
      case 'bogus-comment':
        return forbid('comment', '')
      case 'tag-open':
      case 'end-tag-open':
      case 'tag-name':
        return forbid('element-name', element)
      case 'unquoted-value':
      case 'before-value':
        return forbid('unquoted', attribute)
      default:
        return forbid('attribute-name', attribute)
    }
  }

  /** Reads on behind a value that is printed here. */
  skipValue(): void {
    const { at } = this.state
    if (at === 'value') this.set({ read: `${this.state.read}${printedMark}` })
    else if (at === 'tag-open' || at === 'end-tag-open') this.set({ at: 'tag-name', element: '' })
    else if (at === 'before-value') this.set({ at: 'unquoted-value' })
    else if (at === 'before-attribute') this.set({ at: 'attribute-name', attribute: '' })
  }

  /** The state where a block begins, continues or ends, in a form that can be compared. */
  mark(): HtmlState {
    this.state = settle(this.state)
    return this.state
  }

  /** Reads on from a state that was marked. */
  resume(state: HtmlState): undefined {
    this.state = state
  }

  private set(change: Partial<HtmlState>): undefined {
    this.state = { ...this.state, ...change }
  }

  private step(char: string): Fault | undefined {
    switch (this.state.at) {
      case 'text':
        return this.set({ at: 'tag-open' })
      case 'tag-open':
        return this.stepTagOpen(char)
      case 'end-tag-open':
        return this.stepEndTagOpen(char)
      case 'markup':
        return this.stepMarkup(char)
      case 'comment':
        return this.stepComment(char)
      case 'bogus-comment':
        return char === '>' ? this.resume(outside) : undefined
      case 'raw':
      case 'plain':
        return this.stepRaw(char)
      case 'value':
        return this.set({ at: 'after-value' })
      default:
        return this.stepInsideTag(char)
    }
  }

  private stepTagOpen(char: string): undefined {
    if (/[a-z]/i.test(char)) this.set({ at: 'tag-name', element: char.toLowerCase(), closing: false })
    else if (char === '/') this.set({ at: 'end-tag-open' })
    else if (char === '!') this.set({ at: 'markup', read: '' })
    else if (char === '?') this.set({ at: 'bogus-comment' })
    else if (char !== '<') this.resume(outside)
  }

  private stepEndTagOpen(char: string): undefined {
    if (/[a-z]/i.test(char)) this.set({ at: 'tag-name', element: char.toLowerCase(), closing: true })
    else if (char === '>') this.resume(outside)
    else this.set({ at: 'bogus-comment' })
  }

  private stepMarkup(char: string): undefined {
    const read = this.state.read + char
    if (read === '-') this.set({ read })
    else if (read === '--') this.set({ at: 'comment', read })
    else if (char === '>') this.resume(outside)
    else this.set({ at: 'bogus-comment' })
  }

  /** A comment ends with `-->` or `--!>`; `<!-->` is a whole one. */
  private stepComment(char: string): undefined {
    const { read } = this.state
    if (char === '>' && read.startsWith('--')) this.resume(outside)
    else if (char === '-') this.set({ read: read === '-' || read === '--' ? '--' : '-' })
    else if (char === '!' && read === '--') this.set({ read: '--!' })
    else if (read !== '') this.set({ read: '' })
  }

  /** The content of an element that holds no others ends only with its own closing tag. */
  private stepRaw(char: string): undefined {
    const { element, read } = this.state
    const wanted = `</${element}`
    if (read === wanted && /[\s/>]/.test(char)) {
      this.set({ at: 'before-attribute', closing: true, read: '' })
      this.step(char)
      return
    }
    const longer = read + char.toLowerCase()
    if (wanted.startsWith(longer)) this.set({ read: longer })
    else if (read !== '') this.set({ read: char === '<' ? '<' : '' })
  }

  private stepInsideTag(char: string): Fault | undefined {
    const { at } = this.state
    if (char === '>') return this.endTag()
    if (/\s/.test(char)) return this.stepSpace()
    if (at === 'before-value') return this.stepBeforeValue(char)
    if (at === 'unquoted-value') return undefined
    if (char === '/') return this.set({ at: 'before-attribute' })
    if (at === 'tag-name') return this.set({ element: this.state.element + char.toLowerCase() })
    if (char === '=' && (at === 'attribute-name' || at === 'after-attribute-name')) {
      return this.set({ at: 'before-value' })
    }
    if (at === 'attribute-name') return this.set({ attribute: this.state.attribute + char.toLowerCase() })
    this.set({ at: 'attribute-name', attribute: char.toLowerCase() })
    if (at === 'boundary') return nameBesideBlock
    return char === '=' ? attributeWithoutName : undefined
  }

  private stepSpace(): undefined {
    const { at } = this.state
    if (at === 'before-value' || at === 'after-attribute-name') return
    this.set({ at: at === 'attribute-name' ? 'after-attribute-name' : 'before-attribute' })
  }

  private stepBeforeValue(char: string): undefined {
    if (char === '"' || char === "'") this.set({ at: 'value', quote: char, read: '' })
    else this.set({ at: 'unquoted-value' })
  }

  private endTag(): undefined {
    const { element, closing } = this.state
    if (!closing && rawElements.has(element)) this.resume({ ...outside, at: 'raw', element })
    else if (!closing && textElements.has(element)) this.resume({ ...outside, at: 'plain', element })
    else this.resume(outside)
  }
}

/**
 * The state behind a block whose branches end in these states, of which any one may be the way that was taken.
 * Undefined when what follows would mean different things.
 */
export function joinStates(states: readonly HtmlState[]): HtmlState | undefined {
  const [first, ...others] = states
  return others.reduce<HtmlState | undefined>(
    (joined, state) => (joined === undefined ? undefined : joinTwo(joined, state)),
    first,
  )
}

export const isSameState = (a: HtmlState, b: HtmlState): boolean =>
  a.at === b.at && isSameTag(a, b) && a.attribute === b.attribute && a.quote === b.quote && a.read === b.read

const isSameTag = (a: HtmlState, b: HtmlState): boolean => a.element === b.element && a.closing === b.closing

function joinTwo(a: HtmlState, b: HtmlState): HtmlState | undefined {
  if (isSameState(a, b)) return a
  if (!isSameTag(a, b)) return undefined
  if (isBetweenAttributes(a) && isBetweenAttributes(b)) return { ...a, at: 'boundary' }
  if (isSameState({ ...a, read: '' }, { ...b, read: '' }) && a.at === 'value')
    return { ...a, read: mixedMark }
  return undefined
}

const isBetweenAttributes = ({ at }: HtmlState): boolean => at === 'before-attribute' || at === 'boundary'

/**
 * Forgets what no longer matters once a block begins or ends. A name ends there: what follows may not continue it.
 */
function settle(state: HtmlState): HtmlState {
  switch (state.at) {
    case 'tag-name':
    case 'attribute-name':
    case 'after-value':
      return { ...state, at: 'boundary', attribute: '', quote: '', read: '' }
    case 'before-attribute':
    case 'after-attribute-name':
    case 'boundary':
      return {
        ...state,
        at: state.at === 'boundary' ? 'boundary' : 'before-attribute',
        attribute: '',
        quote: '',
        read: '',
      }
    case 'value':
      return { ...state, read: settleAddress(state) }
    default:
      return state
  }
}

function settleAddress({ attribute, read }: HtmlState): string {
  if (!addressAttributes.has(attribute)) return ''
  const place = addressPlace(attribute, read)
  if (place === 'path') return printedMark
  return place === 'query' ? `${printedMark}?` : read
}

function attributeContext(state: HtmlState): HtmlContext {
  const { attribute, element, read } = state
  if (attribute.startsWith('on')) return forbid('event', attribute)
  if (closedAttributes.has(attribute) || animatingElements.has(element)) return forbid('attribute', attribute)
  if (!addressAttributes.has(attribute)) return { kind: 'plain' }
  if (loadingElements.has(element)) return forbid('element-address', element)
  const place = addressPlace(attribute, read)
  if (place === undefined) return forbid('address-beginning', attribute)
  return { kind: 'address', attribute, place }
}

/**
 * Where in an address one stands behind its beginning. Undefined when that beginning leaves open what kind of
 * address it is, as `ja` does, or is of a kind that runs code.
 */
function addressPlace(attribute: string, read: string): 'start' | 'path' | 'query' | undefined {
  const beginning = read.trimStart()
  if (beginning === '') return 'start'
  if (beginning.startsWith('#')) return 'query'
  const schemes = attribute === 'src' ? /^https?:/i : /^(?:https?|mailto|tel):/i
  if (!beginning.startsWith(printedMark) && !schemes.test(beginning)) return undefined
  return /[?#]/.test(beginning) ? 'query' : 'path'
}

const forbid = (kind: ForbiddenPlace, name: string): HtmlContext => ({
  kind: 'forbidden',
  place: { kind, name },
})

/** Where a state stands, for a message. */
export function locateState({ at, attribute, element }: HtmlState): HtmlSpot {
  switch (at) {
    case 'text':
      return { kind: 'text', name: '' }
    case 'raw':
    case 'plain':
      return { kind: 'element', name: element }
    case 'comment':
    case 'bogus-comment':
    case 'markup':
      return { kind: 'comment', name: '' }
    case 'value':
    case 'unquoted-value':
    case 'before-value':
      return { kind: 'value', name: attribute }
    default:
      return { kind: 'tag', name: element }
  }
}
