import { DateTime, FixedOffsetZone, IANAZone } from 'luxon'
import type { DateValue } from '../date-value.js'
import { findNearestName } from '../nearest-name.js'
import { zoneByCountry, zoneByRegion, zoneBySuperOfficeName, zonesByCountry } from './time-zone-table.js'

/** A zone of the IANA time zone database. */
export interface TimeZone {
  /** IANA name such as `Europe/Oslo`. */
  readonly name: string
}

/** Kiribati's, the largest offset from UTC that is in use, in minutes. */
const largestOffset = 14 * 60
const minutesPerDay = 24 * 60

/** Newer versions of Node take offsets such as `+02:00` for zones too; those are no names. */
const startsWithLetter = /^[a-z]/i

const zoneNames = new Set([
  ...zoneByCountry.values(),
  ...[...zonesByCountry.values()].flat(),
  ...zoneByRegion.values(),
])
const zoneNamesByLowerCase = new Map([...zoneNames].map((name) => [name.toLowerCase(), name]))

/**
 * The zone of an IANA name (`Europe/Oslo`), a country with one official time (`NO`), a region (`US-NY`) or
 * another name of SuperOffice's (`CET`, `261`), all in any case. Undefined for other names, among them
 * countries with several zones.
 */
export function findTimeZone(name: string): TimeZone | undefined {
  const code = name.toUpperCase()
  const zone =
    zoneByCountry.get(code) ??
    zoneByRegion.get(code) ??
    zoneBySuperOfficeName.get(code) ??
    zoneNamesByLowerCase.get(name.toLowerCase()) ??
    (startsWithLetter.test(name) ? name : undefined)
  return zone !== undefined && IANAZone.isValidZone(zone) ? { name: zone } : undefined
}

/** The zones to choose from when a name is that of a country with several (`US`); empty for other names. */
export function findTimeZonesOfCountry(country: string): readonly string[] {
  const code = country.toUpperCase()
  const regions = [...zoneByRegion.keys()].filter((region) => region.startsWith(`${code}-`))
  return zonesByCountry.get(code) ?? regions
}

/** The known name that an unknown one most likely means: a zone's, also by its city alone, or a region's. */
export function findNearestTimeZoneName(name: string): string | undefined {
  // The United Kingdom's code is GB, which everybody gets wrong once.
  if (name.toUpperCase() === 'UK') return 'GB'
  const [ofCountry] = findTimeZonesOfCountry(name)
  if (ofCountry !== undefined) return ofCountry
  const wanted = name.toLowerCase().replaceAll(' ', '_')
  const ofCity = [...zoneNames].find((known) => known.toLowerCase().endsWith(`/${wanted}`))
  return ofCity ?? findNearestName(wanted, [...zoneNames, ...zoneByRegion.keys()])
}

/**
 * The wall clock of a date in a zone. A date without an offset, or no zone to go to, leaves its own wall clock.
 */
export function toWallClock(value: DateValue, zone: TimeZone | undefined): DateValue {
  return zone === undefined || value.offset === undefined
    ? value
    : toDateValue(toDateTime(value, value.offset, zone))
}

/** A day, and whether it may be the wrong one because no zone is known. */
export interface CalendarDate {
  readonly date: DateValue
  readonly doubtful: boolean
}

/**
 * The day that a date stands for: that of its own wall clock, except that an instant which is midnight in the
 * zone, and not by its own wall clock, is that day there (`2024-12-31T23:00:00Z` is 1 January in Oslo). Without
 * a zone, an instant that may be the next midnight of some place is doubtful.
 */
export function toCalendarDate(value: DateValue, zone: TimeZone | undefined): CalendarDate {
  if (value.offset === undefined || isMidnight(value)) return { date: value, doubtful: false }
  if (zone === undefined) return { date: value, doubtful: mayBeginNextDay(value, value.offset) }
  const local = toDateTime(value, value.offset, zone)
  return { date: beginsDay(local) ? toDateValue(local) : value, doubtful: false }
}

const isMidnight = ({ hour, minute, second }: DateValue): boolean => hour + minute + second === 0

/** The first wall clock of a day is 01:00 where the clocks go forward at midnight. */
function beginsDay(local: DateTime): boolean {
  const start = local.startOf('day')
  return local.hour === start.hour && local.minute === start.minute && local.second === start.second
}

/** Whether it can be midnight of the next day in some zone. Offsets are whole quarters of an hour. */
function mayBeginNextDay(value: DateValue, offset: number): boolean {
  const minutes = value.hour * 60 + value.minute
  const offsetOfMidnight = offset + minutesPerDay - minutes
  return value.second === 0 && minutes % 15 === 0 && offsetOfMidnight <= largestOffset
}

function toDateTime(
  { year, month, day, hour, minute, second }: DateValue,
  offset: number,
  zone: TimeZone,
): DateTime {
  const own = { zone: FixedOffsetZone.instance(offset) }
  return DateTime.fromObject({ year, month, day, hour, minute, second }, own).setZone(zone.name)
}

const toDateValue = ({ year, month, day, hour, minute, second, offset }: DateTime): DateValue => ({
  year,
  month,
  day,
  hour,
  minute,
  second,
  offset,
})
