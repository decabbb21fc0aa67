import { type DataObject, listDataNames } from './fields/own-data.js'
import type { Template } from './model.js'

/** The template with the names of own data read as fields that would be ordinary text without it. */
export function withDataNames(template: Template, data: DataObject | undefined): Template {
  if (data === undefined || template.otherNames.size === 0) return template
  const names = [...listDataNames(data)].filter((name) => template.otherNames.has(name))
  return names.length === 0 ? template : template.withNames(new Set(names))
}
