import { IANAZone } from 'luxon'
import type { DateValue } from '../date-value.js'
import { findNearestName } from '../nearest-name.js'
import {
  zoneByCountry,
  zoneByOldName,
  zoneByRegion,
  zoneBySuperOfficeName,
  zonesByCountry,
} from './time-zone-table.js'

/** A zone of the IANA time zone database. */
export interface TimeZone {
  /** IANA name such as `Europe/Oslo`. */
  readonly name: string
}

/** Kiribati's, the largest offset from UTC that is in use, in minutes. */
const largestOffset = 14 * 60
const minutesPerDay = 24 * 60
const millisecondsPerSecond = 1000
const millisecondsPerMinute = 60 * millisecondsPerSecond
const millisecondsPerDay = minutesPerDay * millisecondsPerMinute

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
 *
 * IANA names without an area (`EST`, `Japan`) count by a list, since Node knows others that are none (`PST`). They are
 * zones of today's database, so `EST` has no summer time.
 */
export function findTimeZone(name: string): TimeZone | undefined {
  const code = name.toUpperCase()
  const zone =
    zoneByCountry.get(code) ??
    zoneByRegion.get(code) ??
    zoneBySuperOfficeName.get(code) ??
    zoneByOldName.get(code) ??
    zoneNamesByLowerCase.get(name.toLowerCase()) ??
    (name.includes('/') ? name : undefined)
  return zone === undefined ? undefined : findZone(zone)
}

/** Zones that are known to be there. Asking Intl takes long. */
const knownZones = new Map<string, TimeZone>()

function findZone(name: string): TimeZone | undefined {
  const known = knownZones.get(name)
  if (known !== undefined || !IANAZone.isValidZone(name)) return known
  const zone = { name }
  knownZones.set(name, zone)
  return zone
}

/**
 * The names to choose from when a name is that of a country with several zones (`US`), so that the first ones
 * lie in different zones; empty for other names.
 */
export function findTimeZonesOfCountry(country: string): readonly string[] {
  const code = country.toUpperCase()
  return zonesByCountry.get(code) ?? regionsOfCountry(code)
}

function regionsOfCountry(code: string): readonly string[] {
  const regions = [...zoneByRegion].filter(([region]) => region.startsWith(`${code}-`))
  const zones = regions.map(([, zone]) => zone)
  const firstOfZones = regions.filter(([, zone], index) => zones.indexOf(zone) === index)
  return [...new Set([...firstOfZones, ...regions].map(([region]) => region))]
}

/** The known name that an unknown one most likely means: a zone's, also by its city alone, or a region's. */
export function findNearestTimeZoneName(name: string): string | undefined {
  // The United Kingdom's code is GB, which everybody gets wrong once.
  if (name.toUpperCase() === 'UK') return 'GB'
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
    : wallClockAt(instantOf(value, value.offset), zone)
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
  const instant = instantOf(value, value.offset)
  const local = wallClockAt(instant, zone)
  // Where the clocks skip midnight, the first wall clock of a day is 01:00.
  const beginsDay =
    isMidnight(local) ||
    (local.hour <= 1 && wallClockAt(instant - millisecondsPerSecond, zone).day !== local.day)
  return { date: beginsDay ? local : value, doubtful: false }
}

const isMidnight = ({ hour, minute, second }: DateValue): boolean => hour + minute + second === 0

/** Whether it can be midnight of the next day in some zone. Offsets are whole quarters of an hour. */
function mayBeginNextDay(value: DateValue, offset: number): boolean {
  const minutes = value.hour * 60 + value.minute
  const offsetOfMidnight = offset + minutesPerDay - minutes
  return value.second === 0 && minutes % 15 === 0 && offsetOfMidnight <= largestOffset
}

/** Milliseconds since 1970 UTC. */
function instantOf({ year, month, day, hour, minute, second }: DateValue, offset: number): number {
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second))
  // Date.UTC would take the years 0 to 99 for those of the twentieth century.
  return date.setUTCFullYear(year, month - 1, day) - offset * millisecondsPerMinute
}

function wallClockAt(instant: number, zone: TimeZone): DateValue {
  const offset = offsetAt(instant, zone)
  const local = new Date(instant + offset * millisecondsPerMinute)
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    offset,
  }
}

/** The offsets of a zone at the beginnings of days in UTC, by their numbers since 1970. */
const knownOffsets = new WeakMap<TimeZone, Map<number, number>>()

/** As many days as a zone's offsets are kept for. */
const mostDays = 10_000

/**
 * Minutes east of UTC. Asking Intl takes long, and dates repeat: on a day that begins and ends with the same offset, it
 * is the offset of the whole day. Nowhere have clocks ever been changed twice within a day.
 */
function offsetAt(instant: number, zone: TimeZone): number {
  const day = Math.floor(instant / millisecondsPerDay)
  const offset = offsetAtBeginning(day, zone)
  return offset === offsetAtBeginning(day + 1, zone) ? offset : IANAZone.create(zone.name).offset(instant)
}

function offsetAtBeginning(day: number, zone: TimeZone): number {
  const known = knownOffsets.get(zone) ?? new Map<number, number>()
  const offset = known.get(day) ?? IANAZone.create(zone.name).offset(day * millisecondsPerDay)
  if (known.size >= mostDays) known.clear()
  known.set(day, offset)
  knownOffsets.set(zone, known)
  return offset
}
