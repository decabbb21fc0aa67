import { expect, it } from 'vitest'

it('is one that the process was started in', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  const { locale } = new Intl.NumberFormat().resolvedOptions()
  expect({ timeZone, language: `${locale.replace('-', '_')}.UTF-8` }).toEqual({
    timeZone: process.env['TZ'],
    language: process.env['LANG'],
  })
})

it('is not the one of the machine', () => {
  const date = new Date('2024-12-31T10:00:00Z')
  expect(`${date.toLocaleDateString()} ${date.getHours()}`).not.toBe('12/31/2024 10')
})
