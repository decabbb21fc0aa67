import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  findNearestTimeZoneName,
  findTimeZone,
  findTimeZonesOfCountry,
  type TimeZone,
  toCalendarDate,
  toWallClock,
} from '../../src/culture/time-zone.js'
import {
  zoneByCountry,
  zoneByRegion,
  zoneBySuperOfficeName,
  zonesByCountry,
} from '../../src/culture/time-zone-table.js'
import { type DateValue, parseDateValue } from '../../src/date-value.js'
import countries from './zones-by-country.json' with { type: 'json' }

function zoneNamed(name: string): TimeZone {
  const zone = findTimeZone(name)
  if (zone === undefined) throw new Error(`${name} is unknown`)
  return zone
}

function dateOf(text: string): DateValue {
  const date = parseDateValue(text)
  if (date === undefined) throw new Error(`${text} is no date`)
  return date
}

const two = (number: number): string => String(number).padStart(2, '0')

const written = ({ year, month, day, hour, minute, second }: DateValue): string =>
  `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`

const wallClock = (text: string, zone: string): string => written(toWallClock(dateOf(text), zoneNamed(zone)))

function day(text: string, zone?: string): string {
  const { date } = toCalendarDate(dateOf(text), zone === undefined ? undefined : zoneNamed(zone))
  return `${date.year}-${two(date.month)}-${two(date.day)}`
}

const isDoubtful = (text: string, zone?: string): boolean =>
  toCalendarDate(dateOf(text), zone === undefined ? undefined : zoneNamed(zone)).doubtful

const allZones = [...zoneByCountry.values(), ...[...zonesByCountry.values()].flat()]

/** Before 1972 the clocks of some zones were not whole minutes from UTC. */
const anyDay = fc
  .date({ min: new Date('1972-06-01T00:00:00Z'), max: new Date('2037-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const anyOffset = fc
  .tuple(fc.constantFrom('+', '-'), fc.integer({ min: 0, max: 13 }), fc.constantFrom('00', '15', '30', '45'))
  .map(([sign, hours, minutes]) => `${sign}${two(hours)}:${minutes}`)

describe('findTimeZone', () => {
  it.each([
    ['Europe/Oslo', 'Europe/Oslo'],
    ['europe/oslo', 'Europe/Oslo'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['America/Indiana/Knox', 'America/Indiana/Knox'],
    ['NO', 'Europe/Oslo'],
    ['no', 'Europe/Oslo'],
    ['DK', 'Europe/Copenhagen'],
    ['SE', 'Europe/Stockholm'],
    ['GB', 'Europe/London'],
    ['DE', 'Europe/Berlin'],
    ['AF', 'Asia/Kabul'],
    ['AT', 'Europe/Vienna'],
    ['BE', 'Europe/Brussels'],
    ['FR', 'Europe/Paris'],
    ['UA', 'Europe/Kyiv'],
    ['CN', 'Asia/Shanghai'],
    ['US-NY', 'America/New_York'],
    ['us-ca', 'America/Los_Angeles'],
    ['US-HI', 'Pacific/Honolulu'],
    ['CA-QC', 'America/Toronto'],
    ['AU-NT', 'Australia/Darwin'],
    ['AU-ACT', 'Australia/Sydney'],
    ['BR-AM', 'America/Manaus'],
    ['AU-NSW', 'Australia/Sydney'],
    ['AU-QLD', 'Australia/Brisbane'],
    ['AU-SA', 'Australia/Adelaide'],
    ['AU-TAS', 'Australia/Hobart'],
    ['AU-VIC', 'Australia/Melbourne'],
    ['AU-WA', 'Australia/Perth'],
    ['BD', 'Asia/Dhaka'],
    ['utc', 'Etc/UTC'],
    ['gmt', 'Etc/GMT'],
    ['WET', 'Europe/Lisbon'],
    ['CET', 'Europe/Brussels'],
    ['EET', 'Europe/Athens'],
    ['Etc/GMT+3', 'Etc/GMT+3'],
    ['US/Eastern', 'US/Eastern'],
  ])('takes %s for %s', (name, zone) => {
    expect(findTimeZone(name)?.name).toBe(zone)
  })

  it.each([
    ['Etc/UTC', [1]],
    ['Asia/Kabul', [2]],
    ['Australia/Sydney', [36, 39]],
    ['Australia/Broken_Hill', [37]],
    ['Australia/Lord_Howe', [38]],
    ['Australia/Darwin', [40]],
    ['Australia/Brisbane', [41]],
    ['Australia/Adelaide', [42]],
    ['Australia/Hobart', [43]],
    ['Australia/Melbourne', [44]],
    ['Australia/Perth', [45]],
    ['Europe/Vienna', [46]],
    ['Asia/Dhaka', [50]],
    ['Europe/Brussels', [53, 499]],
    ['America/Sao_Paulo', [81]],
    ['America/Edmonton', [96]],
    ['America/Vancouver', [97]],
    ['America/Dawson_Creek', [98, 99]],
    ['America/Goose_Bay', [100]],
    ['America/St_Johns', [101]],
    ['America/Winnipeg', [102]],
    ['America/Toronto', [114]],
    ['Europe/Copenhagen', [140]],
    ['Europe/Paris', [156]],
    ['Europe/Oslo', [261]],
    ['America/Los_Angeles', [425]],
    ['Pacific/Honolulu', [433]],
    ['America/New_York', [460]],
    ['Europe/Lisbon', [498]],
    ['Europe/Athens', [500]],
    ['Europe/London', [503]],
  ])('takes %s for the numbers %j of the list of SuperOffice', (zone, ids) => {
    for (const id of ids) expect(findTimeZone(String(id))?.name).toBe(zone)
  })

  // Without America/Coyhaique, a zone since 2025, which earlier versions of Node do not know.
  it.each(countries.map(({ country, zones }) => [country, zones.split(' ')] as const))(
    'takes %s for the zones of the list of the time zone database: %j',
    (country, zones) => {
      const zone = findTimeZone(country)?.name
      const choice = findTimeZonesOfCountry(country).filter((name) => name.includes('/'))
      if (zone === undefined) expect([...choice].sort()).toEqual([...zones].sort())
      else if (['UA', 'UZ'].includes(country)) expect(zone).toBe(zones[1])
      else expect(zone).toBe(zones[0])
    },
  )

  it('has no country beside the list of the time zone database', () => {
    const listed = new Set([...countries.map(({ country }) => country), 'AU', 'BR', 'CA', 'US'])
    for (const country of [...zoneByCountry.keys(), ...zonesByCountry.keys()]) {
      expect(listed).toContain(country)
    }
  })

  it.each([
    ['Australia/Adelaide', 'AU-SA'],
    ['Australia/Brisbane', 'AU-QLD'],
    ['Australia/Darwin', 'AU-NT'],
    ['Australia/Hobart', 'AU-TAS'],
    ['Australia/Melbourne', 'AU-VIC'],
    ['Australia/Perth', 'AU-WA'],
    ['Australia/Sydney', 'AU-ACT AU-NSW'],
    ['America/Araguaina', 'BR-TO'],
    ['America/Bahia', 'BR-BA'],
    ['America/Belem', 'BR-AP BR-PA'],
    ['America/Boa_Vista', 'BR-RR'],
    ['America/Campo_Grande', 'BR-MS'],
    ['America/Cuiaba', 'BR-MT'],
    ['America/Fortaleza', 'BR-CE BR-MA BR-PB BR-PI BR-RN'],
    ['America/Maceio', 'BR-AL BR-SE'],
    ['America/Manaus', 'BR-AM'],
    ['America/Porto_Velho', 'BR-RO'],
    ['America/Recife', 'BR-PE'],
    ['America/Rio_Branco', 'BR-AC'],
    ['America/Sao_Paulo', 'BR-DF BR-ES BR-GO BR-MG BR-PR BR-RJ BR-RS BR-SC BR-SP'],
    ['America/Edmonton', 'CA-AB CA-NT'],
    ['America/Halifax', 'CA-NS CA-PE'],
    ['America/Iqaluit', 'CA-NU'],
    ['America/Moncton', 'CA-NB'],
    ['America/Regina', 'CA-SK'],
    ['America/St_Johns', 'CA-NL'],
    ['America/Toronto', 'CA-ON CA-QC'],
    ['America/Vancouver', 'CA-BC'],
    ['America/Whitehorse', 'CA-YT'],
    ['America/Winnipeg', 'CA-MB'],
    ['America/Anchorage', 'US-AK'],
    ['America/Boise', 'US-ID'],
    [
      'America/Chicago',
      'US-AL US-AR US-IA US-IL US-KS US-LA US-MN US-MO US-MS US-ND US-NE US-OK US-SD US-TN US-TX US-WI',
    ],
    ['America/Denver', 'US-CO US-MT US-NM US-UT US-WY'],
    ['America/Detroit', 'US-MI'],
    ['America/Indiana/Indianapolis', 'US-IN'],
    ['America/Los_Angeles', 'US-CA US-NV US-OR US-WA'],
    [
      'America/New_York',
      'US-CT US-DC US-DE US-FL US-GA US-KY US-MA US-MD US-ME US-NC US-NH US-NJ US-NY US-OH US-PA US-RI US-SC US-VA US-VT US-WV',
    ],
    ['America/Phoenix', 'US-AZ'],
    ['Pacific/Honolulu', 'US-HI'],
  ])('takes %s for the regions %s', (zone, regions) => {
    const found = [...zoneByRegion.keys()].filter((region) => findTimeZone(region)?.name === zone)
    expect(found.sort().join(' ')).toBe(regions)
  })

  it.each([
    ['EST', 'America/Panama', '-300 -300'],
    ['MST', 'America/Phoenix', '-420 -420'],
    ['HST', 'Pacific/Honolulu', '-600 -600'],
    ['EST5EDT', 'America/New_York', '-300 -240'],
    ['CST6CDT', 'America/Chicago', '-360 -300'],
    ['MST7MDT', 'America/Denver', '-420 -360'],
    ['Navajo', 'America/Denver', '-420 -360'],
    ['PST8PDT', 'America/Los_Angeles', '-480 -420'],
    ['MET', 'Europe/Brussels', '60 120'],
    ['Cuba', 'America/Havana', '-300 -240'],
    ['Egypt', 'Africa/Cairo', '120 180'],
    ['Eire', 'Europe/Dublin', '0 60'],
    ['GB-Eire', 'Europe/London', '0 60'],
    ['GMT0', 'Etc/GMT', '0 0'],
    ['GMT+0', 'Etc/GMT', '0 0'],
    ['GMT-0', 'Etc/GMT', '0 0'],
    ['Greenwich', 'Etc/GMT', '0 0'],
    ['Hongkong', 'Asia/Hong_Kong', '480 480'],
    ['Iceland', 'Atlantic/Reykjavik', '0 0'],
    ['Iran', 'Asia/Tehran', '210 210'],
    ['Israel', 'Asia/Jerusalem', '120 180'],
    ['Jamaica', 'America/Jamaica', '-300 -300'],
    ['Japan', 'Asia/Tokyo', '540 540'],
    ['Kwajalein', 'Pacific/Kwajalein', '720 720'],
    ['Libya', 'Africa/Tripoli', '120 120'],
    ['NZ-CHAT', 'Pacific/Chatham', '825 765'],
    ['PRC', 'Asia/Shanghai', '480 480'],
    ['Poland', 'Europe/Warsaw', '60 120'],
    ['Portugal', 'Europe/Lisbon', '0 60'],
    ['ROC', 'Asia/Taipei', '480 480'],
    ['ROK', 'Asia/Seoul', '540 540'],
    ['Singapore', 'Asia/Singapore', '480 480'],
    ['Turkey', 'Europe/Istanbul', '180 180'],
    ['UCT', 'Etc/UTC', '0 0'],
    ['Universal', 'Etc/UTC', '0 0'],
    ['W-SU', 'Europe/Moscow', '180 180'],
    ['zulu', 'Etc/UTC', '0 0'],
  ])("takes IANA's old name %s for %s, whose offsets in winter and summer are %s", (name, zone, offsets) => {
    expect(findTimeZone(name)?.name).toBe(zone)
    const dates = ['2024-01-15T12:00:00Z', '2024-07-15T12:00:00Z']
    expect(dates.map((date) => toWallClock(dateOf(date), zoneNamed(name)).offset).join(' ')).toBe(offsets)
  })

  // What Node takes for zones beside IANA's names, and what is a country with several.
  it.each([
    ...['PST', 'BST', 'CEST', 'IST', 'ACT', 'Z', 'Factory', 'NZ'],
    ...['GMT+3', 'GMT-3', 'GMT+00:00', 'UTC+1', 'UTC0'],
  ])('has no zone for %s, which has no area', (name) => {
    expect(findTimeZone(name)).toBeUndefined()
  })

  it.each([
    ...[
      '',
      '/',
      'XX',
      'Oslo',
      'Europe/Osl',
      'Europe',
      '+01:00',
      '-05',
      '02:00',
      'local',
      'system',
      'default',
      '999',
    ],
    ...[
      'US',
      'us',
      'CA',
      'AU',
      'BR',
      'RU',
      'ES',
      'PT',
      'MX',
      'ID',
      'US-XX',
      'constructor',
      ' NO',
      'NO,includeTZOffset',
    ],
  ])('has no zone for %j', (name) => {
    expect(findTimeZone(name)).toBeUndefined()
  })

  it('finds every zone of its tables', () => {
    const zones = [...zoneByCountry.values(), ...zoneByRegion.values(), ...zoneBySuperOfficeName.values()]
    for (const zone of [...zones, ...[...zonesByCountry.values()].flat()]) {
      expect(findTimeZone(zone.toLowerCase())?.name.toLowerCase()).toBe(zone.toLowerCase())
    }
  })

  it('has no country both with one zone and with several', () => {
    const countries = [...zoneByCountry.keys(), ...zonesByCountry.keys(), 'US', 'CA', 'AU', 'BR']
    expect(new Set(countries).size).toBe(countries.length)
  })
})

describe('findTimeZonesOfCountry', () => {
  it('lists the regions of the countries that SuperOffice tells apart by region', () => {
    expect(findTimeZonesOfCountry('au')).toEqual([
      ...['AU-NSW', 'AU-NT', 'AU-QLD', 'AU-SA', 'AU-TAS', 'AU-VIC', 'AU-WA', 'AU-ACT'],
    ])
    expect(new Set(findTimeZonesOfCountry('US')).size).toBe(51)
  })

  it('lists first one region for each zone, the one that stands for its country before all', () => {
    for (const [country, count] of [
      ['US', 10],
      ['CA', 10],
      ['AU', 7],
    ] as const) {
      const zones = findTimeZonesOfCountry(country).map((region) => findTimeZone(region)?.name)
      expect(new Set(zones.slice(0, count)).size).toBe(count)
      expect(new Set(zones).size).toBe(count)
    }
    expect(findTimeZonesOfCountry('us')[0]).toBe('US-NY')
  })

  it('lists the zones of other countries with several', () => {
    expect(findTimeZonesOfCountry('ES')).toEqual(['Europe/Madrid', 'Africa/Ceuta', 'Atlantic/Canary'])
  })

  it('is empty for countries with one zone, and for what is no country', () => {
    for (const name of ['NO', 'XX', '', 'U', 'Europe/Oslo']) expect(findTimeZonesOfCountry(name)).toEqual([])
  })
})

describe('findNearestTimeZoneName', () => {
  it.each([
    ['Europe/Olso', 'Europe/Oslo'],
    ['Oslo', 'Europe/Oslo'],
    ['new york', 'America/New_York'],
    ['Amerika/New_York', 'America/New_York'],
    ['uk', 'GB'],
    ['US-CX', 'US-CA'],
    ['Europe/Osl', 'Europe/Oslo'],
  ])('suggests for %s the name %s', (name, nearest) => {
    expect(findNearestTimeZoneName(name)).toBe(nearest)
  })

  it('suggests nothing for a name that is like no other', () => {
    for (const name of ['', 'XX', '+01:00', 'W. Europe Standard Time']) {
      expect(findNearestTimeZoneName(name)).toBeUndefined()
    }
  })
})

describe('toWallClock', () => {
  it.each([
    ['2024-01-15T12:00:00Z', 'Europe/Oslo', '2024-01-15 13:00:00'],
    ['2024-07-15T12:00:00Z', 'Europe/Oslo', '2024-07-15 14:00:00'],
    ['2024-03-31T00:59:59Z', 'Europe/Oslo', '2024-03-31 01:59:59'],
    ['2024-03-31T01:00:00Z', 'Europe/Oslo', '2024-03-31 03:00:00'],
    ['2024-10-27T00:59:59Z', 'Europe/Oslo', '2024-10-27 02:59:59'],
    ['2024-10-27T01:00:00Z', 'Europe/Oslo', '2024-10-27 02:00:00'],
    ['2024-03-10T06:59:59Z', 'US-NY', '2024-03-10 01:59:59'],
    ['2024-03-10T07:00:00Z', 'US-NY', '2024-03-10 03:00:00'],
    ['2002-03-31T18:00:00+02:00', 'UTC', '2002-03-31 16:00:00'],
    ['2024-02-29T23:30:00-05:00', 'Asia/Tokyo', '2024-03-01 13:30:00'],
    ['2024-06-01T00:00:00Z', 'Asia/Kathmandu', '2024-06-01 05:45:00'],
    ['2024-12-31T10:00:00Z', 'Pacific/Kiritimati', '2025-01-01 00:00:00'],
    // New York's night to 3 November 2024 has the hour from 1:00 twice.
    ['2024-11-03T05:59:59Z', 'US-NY', '2024-11-03 01:59:59'],
    ['2024-11-03T06:00:00Z', 'US-NY', '2024-11-03 01:00:00'],
    // Lord Howe Island goes half an hour forward and back.
    ['2024-10-05T15:29:59Z', 'Australia/Lord_Howe', '2024-10-06 01:59:59'],
    ['2024-10-05T15:30:00Z', 'Australia/Lord_Howe', '2024-10-06 02:30:00'],
    ['2024-04-06T14:59:59Z', 'Australia/Lord_Howe', '2024-04-07 01:59:59'],
    ['2024-04-06T15:00:00Z', 'Australia/Lord_Howe', '2024-04-07 01:30:00'],
    // In Chile the clocks change at midnight.
    ['2024-09-08T03:59:59Z', 'America/Santiago', '2024-09-07 23:59:59'],
    ['2024-09-08T04:00:00Z', 'America/Santiago', '2024-09-08 01:00:00'],
    ['2024-04-07T02:59:59Z', 'America/Santiago', '2024-04-06 23:59:59'],
    ['2024-04-07T03:00:00Z', 'America/Santiago', '2024-04-06 23:00:00'],
    // Samoa left out 30 December 2011 when it changed sides of the date line.
    ['2011-12-30T09:59:59Z', 'WS', '2011-12-29 23:59:59'],
    ['2011-12-30T10:00:00Z', 'WS', '2011-12-31 00:00:00'],
    // The first year that Date.UTC would not take for one of the twentieth century.
    ['0050-01-01T12:00:00Z', 'UTC', '50-01-01 12:00:00'],
  ])('shows %s in %s as %s', (text, zone, expected) => {
    expect(wallClock(text, zone)).toBe(expected)
  })

  it('gives the offset that the zone has at that time', () => {
    expect(toWallClock(dateOf('2024-01-15T12:00:00Z'), zoneNamed('NO')).offset).toBe(60)
    expect(toWallClock(dateOf('2024-07-15T12:00:00Z'), zoneNamed('NO')).offset).toBe(120)
    expect(toWallClock(dateOf('2024-07-15T12:00:00Z'), zoneNamed('US-NY')).offset).toBe(-240)
  })

  it('leaves a date without an offset as it is, and every date without a zone', () => {
    const local = dateOf('2024-07-15T12:00:00')
    const instant = dateOf('2024-07-15T12:00:00Z')
    expect(toWallClock(local, zoneNamed('NO'))).toEqual(local)
    expect(toWallClock(instant, undefined)).toEqual(instant)
  })

  it('agrees with Intl for any instant, offset and zone', () => {
    const zones = [
      'Europe/Oslo',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
    ]
    const clocks = new Map(zones.map((zone) => [zone, intlClock(zone)]))
    fc.assert(
      fc.property(
        fc.date({
          min: new Date('1950-01-01T00:00:00Z'),
          max: new Date('2037-12-31T00:00:00Z'),
          noInvalidDate: true,
        }),
        fc.integer({ min: -14 * 4, max: 14 * 4 }).map((quarters) => quarters * 15),
        fc.constantFrom(...zones),
        (instant, offset, zone) => {
          const own = new Date(instant.getTime() + offset * 60_000)
          const sign = offset < 0 ? '-' : '+'
          const distance = Math.abs(offset)
          const text = `${own.toISOString().slice(0, 19)}${sign}${two(Math.floor(distance / 60))}:${two(distance % 60)}`
          expect(wallClock(text, zone)).toBe(clocks.get(zone)?.format(instant).replace(',', ''))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('toCalendarDate', () => {
  it('takes the day of the own wall clock when no zone is given', () => {
    expect(day('2024-12-31T23:00:00Z')).toBe('2024-12-31')
    expect(day('2025-01-01T00:00:00+01:00')).toBe('2025-01-01')
    expect(day('2009-12-31T17:54:03.5389365+01:00')).toBe('2009-12-31')
  })

  it('takes the day of the zone for an instant that is midnight there', () => {
    expect(day('2024-12-31T23:00:00Z', 'NO')).toBe('2025-01-01')
    expect(day('2024-06-30T22:00:00Z', 'NO')).toBe('2024-07-01')
    expect(day('2024-12-31T13:00:00Z', 'AU-NSW')).toBe('2025-01-01')
    expect(day('2025-01-01T05:00:00Z', 'US-NY')).toBe('2025-01-01')
  })

  it('takes the day of the own wall clock for every other instant', () => {
    expect(day('2024-12-31T23:30:00Z', 'NO')).toBe('2024-12-31')
    expect(day('2024-12-31T23:00:01Z', 'NO')).toBe('2024-12-31')
    expect(day('2024-06-30T23:00:00Z', 'NO')).toBe('2024-06-30')
    expect(day('2025-01-01T00:00:00+01:00', 'US-NY')).toBe('2025-01-01')
    expect(day('2025-01-01T00:00:00Z', 'US-NY')).toBe('2025-01-01')
    expect(day('2025-01-01T00:00:00-10:00', 'Pacific/Kiritimati')).toBe('2025-01-01')
  })

  it('never moves a date without an offset', () => {
    expect(day('2024-12-31T23:00:00', 'NO')).toBe('2024-12-31')
    expect(day('2024-12-31', 'Pacific/Kiritimati')).toBe('2024-12-31')
  })

  it('takes the first moment of a day for its midnight where the clocks skip midnight', () => {
    // In Cairo the night to 26 April 2024 has no 00:00: summer time begins at midnight.
    expect(wallClock('2024-04-25T22:00:00Z', 'Africa/Cairo')).toBe('2024-04-26 01:00:00')
    expect(day('2024-04-25T22:00:00Z', 'Africa/Cairo')).toBe('2024-04-26')
    expect(day('2024-04-26T22:00:00Z', 'Africa/Cairo')).toBe('2024-04-26')
    expect(day('2024-09-07T18:00:00-10:00', 'America/Santiago')).toBe('2024-09-08')
  })

  it('takes no time before midnight for the first of a day where the clocks go back over midnight', () => {
    // In Newfoundland summer time ended at 0:01 until 2011, which became 23:01 of the day before.
    expect(wallClock('2010-11-07T02:31:00Z', 'CA-NL')).toBe('2010-11-06 23:01:00')
    expect(day('2010-11-07T02:31:00Z', 'CA-NL')).toBe('2010-11-07')
    expect(day('2010-11-07T03:30:00Z', 'CA-NL')).toBe('2010-11-07')
  })

  it('takes either midnight of a day that has two', () => {
    // In Jordan summer time ended on 28 October 2021 at 01:00, which became 00:00 of the same day again.
    expect(wallClock('2021-10-28T21:00:00Z', 'Asia/Amman')).toBe('2021-10-29 00:00:00')
    expect(day('2021-10-28T21:00:00Z', 'Asia/Amman')).toBe('2021-10-29')
    expect(day('2021-10-28T22:00:00Z', 'Asia/Amman')).toBe('2021-10-29')
  })

  it('never moves what is midnight by its own clock, in any zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allZones), anyDay, anyOffset, (zone, date, offset) => {
        const text = `${date}T00:00:00${offset}`
        expect(day(text, zone)).toBe(date)
        expect(day(text)).toBe(date)
        expect(isDoubtful(text)).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds the day of any midnight in any zone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...allZones), anyDay, (zone, date) => {
        const clock = intlClock(zone)
        const midnight = Date.parse(`${date}T00:00:00Z`)
        const shown = Date.parse(`${clock.format(midnight).replace(' ', 'T')}Z`)
        const instant = new Date(midnight - (shown - midnight))
        fc.pre(clock.format(instant) === `${date} 00:00:00`)
        expect(day(instant.toISOString(), zone)).toBe(date)
      }),
      { numRuns: 1000 },
    )
  })

  it('is doubtful about what may be the next midnight of some place, as long as no zone is given', () => {
    expect(isDoubtful('2024-12-31T23:00:00Z')).toBe(true)
    expect(isDoubtful('2024-12-31T18:15:00Z')).toBe(true)
    expect(isDoubtful('2024-12-31T10:00:00Z')).toBe(true)
    expect(isDoubtful('2024-12-31T18:00:00-05:00')).toBe(true)
    expect(isDoubtful('2024-12-31T23:00:00Z', 'NO')).toBe(false)
    expect(isDoubtful('2024-12-31T23:00:00Z', 'US-NY')).toBe(false)
  })

  it('is not doubtful about midnight, odd times, dates without an offset, and days that no zone can change', () => {
    for (const text of [
      '2025-01-01T00:00:00Z',
      '2025-01-01T00:00:00+01:00',
      '2024-12-31T23:00:01Z',
      '2024-12-31T22:59:00Z',
      '2024-12-31T23:00:00',
      '2024-12-31',
      '2025-01-01T05:00:00Z',
      '2025-01-01T09:45:00Z',
    ]) {
      expect(isDoubtful(text)).toBe(false)
    }
  })

  it('is doubtful whenever a real zone would change the day', () => {
    const zones = [
      'NO',
      'FI',
      'IN',
      'NP',
      'JP',
      'AU-NSW',
      'AU-SA',
      'NF',
      'TO',
      'WS',
      'Pacific/Chatham',
      'Pacific/Kiritimati',
    ]
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 95 }),
        fc.integer({ min: -12, max: 14 }),
        fc.integer({ min: 1, max: 12 }),
        (quarter, hours, month) => {
          const time = `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}:00`
          const text = `2024-${two(month)}-15T${time}${hours < 0 ? '-' : '+'}${two(Math.abs(hours))}:00`
          const changes = zones.some((zone) => day(text, zone) !== day(text))
          if (changes) expect(isDoubtful(text)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })
})

const intlClock = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
