import type { Json } from './empty-carriers.js'

/**
 * What `$select` does to an answer: properties that are not named become null, at every level that a path such as
 * `category/id` reaches into. Names match regardless of case.
 */
export function selectProperties(answer: unknown, select: string | undefined): unknown {
  const paths = (select ?? '').split(',').map((path) => path.trim().toLowerCase().split('/'))
  return select === undefined ? answer : keepPaths(answer, paths)
}

function keepPaths(value: unknown, paths: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => keepPaths(item, paths))
  if (!isCarrier(value) || paths.some((path) => path.length === 0)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const deeper = paths.filter(([first]) => first === name.toLowerCase()).map((path) => path.slice(1))
      return [name, deeper.length === 0 ? null : keepPaths(inner, deeper)]
    }),
  )
}

export const isCarrier = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
