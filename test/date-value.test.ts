import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isNullDate, parseDateValue } from '../src/date-value.js'

const two = (number: number): string => String(number).padStart(2, '0')

describe('parseDateValue', () => {
  it('reads a date, with no time and no offset', () => {
    expect(parseDateValue('2024-02-29')).toStrictEqual({
      year: 2024,
      month: 2,
      day: 29,
      hour: 0,
      minute: 0,
      second: 0,
      offset: undefined,
    })
  })

  it('keeps the own wall clock and the offset of a date and time', () => {
    expect(parseDateValue('2009-12-31T17:54:03.5389365+01:00')).toStrictEqual({
      year: 2009,
      month: 12,
      day: 31,
      hour: 17,
      minute: 54,
      second: 3,
      offset: 60,
    })
  })

  it.each([
    ['2024-01-15T12:00:00Z', 0],
    ['2024-01-15t12:00:00z', 0],
    ['2024-01-15 12:00:00+00:00', 0],
    ['2024-01-15T12:00:00-00:00', 0],
    ['2024-01-15T12:00:00+05:45', 345],
    ['2024-01-15T12:00-0930', -570],
    ['2024-01-15T12:00:00+14:00', 840],
    ['2024-01-15T12:00:00', undefined],
    ['2024-01-15T12:00', undefined],
  ])('reads the offset of %s as %s minutes', (text, offset) => {
    expect(parseDateValue(text)?.offset).toBe(offset)
  })

  it('reads the offset of every place, with and without a colon, and none beyond fourteen hours', () => {
    for (let minutes = -15 * 60; minutes <= 15 * 60; minutes += 5) {
      const distance = Math.abs(minutes)
      const [hours, rest] = [two(Math.floor(distance / 60)), two(distance % 60)]
      const expected = distance <= 14 * 60 ? minutes : undefined
      for (const colon of [':', '']) {
        const text = `2024-01-15T12:00:00${minutes < 0 ? '-' : '+'}${hours}${colon}${rest}`
        expect(parseDateValue(text)?.offset).toBe(expected)
      }
    }
  })

  it('never throws, and reads nothing but what begins like a date', () => {
    const pieces = fc.constantFrom(
      ...['2024-02-29', 'T12:30', ':59', '.1234567', 'Z', '+01:00', '24:00', ' ', 'é'],
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((texts) => texts.join('')),
        ),
        (text) => {
          const date = parseDateValue(text)
          if (date !== undefined) expect(text.slice(0, 10)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it.each(['.5', '.12', '.123', '.1234567', '.123456789'])(
    'drops the fraction %s of a second',
    (fraction) => {
      expect(parseDateValue(`2024-01-15T12:30:59${fraction}Z`)?.second).toBe(59)
    },
  )

  it.each([
    ...['', 'today', '2024', '2024-01', '20240115', '15.01.2024', '2024-1-5', '24-01-15', '+002024-01-15'],
    ...['2023-02-29', '1900-02-29', '2024-04-31', '2024-00-10', '2024-13-10', '2024-01-00', '2024-01-32'],
    ...[
      '2024-01-15T24:00:00',
      '2024-01-15T12:60:00',
      '2024-01-15T12:00:60',
      '2024-01-15T12',
      '2024-01-15T12:00:00.',
    ],
    ...['2024-01-15T12:00:00+15:00', '2024-01-15T12:00:00+01:60', '2024-01-15T12:00:00+1', '2024-01-15Z'],
    ...[' 2024-01-15', '2024-01-15 ', '2024-01-15\n', '2024-01-15T12:00:00Z\n', '２０２４-01-15'],
  ])('refuses %j', (text) => {
    expect(parseDateValue(text)).toBeUndefined()
  })

  it('takes exactly the days that the calendar has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, day) => {
          const date = new Date(Date.UTC(2000, 0, 1))
          date.setUTCFullYear(year, month - 1, day)
          const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
          const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
          expect(parseDateValue(text) !== undefined).toBe(exists)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('reads back every date and time that is written in ISO 8601', () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('0001-01-01T00:00:00Z'),
          max: new Date('9999-12-31T23:59:59Z'),
          noInvalidDate: true,
        }),
        (date) => {
          expect(parseDateValue(date.toISOString())).toStrictEqual({
            year: date.getUTCFullYear(),
            month: date.getUTCMonth() + 1,
            day: date.getUTCDate(),
            hour: date.getUTCHours(),
            minute: date.getUTCMinutes(),
            second: date.getUTCSeconds(),
            offset: 0,
          })
        },
      ),
    )
  })
})

describe('isNullDate', () => {
  it.each([
    ['0001-01-01T00:00:00', true],
    ['1760-01-01T00:00:00', true],
    ['1760-12-31T00:00:00', true],
    ['1761-01-01T00:00:00', false],
    ['2024-01-15T00:00:00Z', false],
    ['9998-12-31T00:00:00', false],
    ['9999-12-31T23:59:59.9999999', true],
  ])('of %s is %s', (text, expected) => {
    const date = parseDateValue(text)
    expect(date !== undefined && isNullDate(date)).toBe(expected)
  })
})
