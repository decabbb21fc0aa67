import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkTemplate } from '../../src/check.js'
import type { Section, Slot, SlotValue } from '../../src/model.js'
import { openHtml } from '../../src/template/html.js'

const read = (name: string): Uint8Array => readFileSync(new URL(`../../templates/${name}`, import.meta.url))

/** Values for every slot: with everything shown, every field prints its own name; else nothing is there. */
function valuesOf(section: Section, everything: boolean): SlotValue[] {
  const values: SlotValue[] = Array.from({ length: section.size }, () => undefined)
  const fill = (slots: readonly Slot[]): void => {
    for (const slot of slots) {
      values[slot.index] = valueFor(slot, everything)
      if (slot.kind === 'condition') fill(slot.slots)
    }
  }
  fill(section.slots)
  return values
}

function valueFor(slot: Slot, everything: boolean): SlotValue {
  if (slot.kind === 'field') return everything ? `[${slot.field.name}]` : ''
  if (slot.kind === 'condition') return everything !== slot.negated
  return slot.kind === 'region' ? [valuesOf(slot.section, everything)] : undefined
}

/** What a reader sees: the text of the body, without markup. */
function textOf(html: string): string {
  const body = html.slice(html.indexOf('<body'))
  return body
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
}

describe.each(['quotation.html', 'quote-email.html'])('the shipped template %s', (name) => {
  const template = openHtml(name, read(name))
  const fill = (everything: boolean): string =>
    new TextDecoder().decode(
      template.fill({ values: valuesOf(template.outline, everything), culture: 'en' }).value,
    )

  test('asks only for what there is', () => {
    expect(template.problems).toEqual([])
    expect(checkTemplate(template)).toEqual([])
  })

  test('loads nothing from elsewhere', () => {
    expect(fill(true)).not.toMatch(/https?:|url\(|@import|<script|<link/)
  })

  test('prints the totals and how long it is valid', () => {
    const text = textOf(fill(true))
    expect(text).toContain('Total incl. VAT [quote/currency] [alternative/totalPriceIncVAT]')
    expect(text).toContain('valid until [quote/expiration]')
  })

  test('leaves no label behind where a field is empty', () => {
    expect(textOf(fill(false))).not.toMatch(
      /Quotation for|PO number|org\. no|Currency|terms \[|Payment|Delivery|Discount|VAT|Subscription|Once|valid until|\( ?\)|, ,/,
    )
  })
})

describe.each(['de', 'nb'])('the message of a quotation in %s', (language) => {
  const [original, translation] = ['quote-email.html', `quote-email.${language}.html`].map((name) =>
    openHtml(name, read(name)),
  )
  const written = (section: Section | undefined): unknown =>
    section &&
    JSON.parse(JSON.stringify(section, (key, value: unknown) => (key === 'where' ? undefined : value)))

  test('asks for what the English one asks for, in the same order', () => {
    expect(translation?.problems).toEqual([])
    expect(written(translation?.outline)).toEqual(written(original?.outline))
  })

  test('says which language it is in, and no English word', () => {
    const html = new TextDecoder().decode(read(`quote-email.${language}.html`))
    expect(html).toContain(`<html lang="${language}">`)
    expect(textOf(html)).not.toMatch(
      /\b(?:quotation|total|VAT|valid|regards|hello|dear|message|recurring|once|the)\b/,
    )
  })
})
