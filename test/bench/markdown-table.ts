import { type Measurement, medianOf } from './measure.js'

/** A table whose first column is text and whose other columns are figures. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'))
  return [header, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** Medians, their spread, and how they compare with one of the contestants. */
export function tableOfMeasurements(measurements: readonly Measurement[], reference: string): string {
  const compared = measurements.find(({ name }) => name === reference)
  if (compared === undefined) throw new Error(`No contestant is called ${reference}`)
  const rows = measurements.map((measurement) => {
    const { name, milliseconds } = measurement
    const spread = `${whole(milliseconds[0])}–${whole(milliseconds.at(-1))}`
    const ratio = medianOf(measurement) / medianOf(compared)
    return [name, whole(medianOf(measurement)), spread, `${ratio.toFixed(2)} ×`]
  })
  return markdownTable(['', 'median ms', 'from–to', `of ${reference}`], rows)
}

const whole = (number = Number.NaN): string => number.toFixed(0)
