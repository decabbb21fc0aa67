/** Opens templates. */
import { type CheckOptions, checkOpened } from './check.js'
import type { Result, Template } from './model.js'
import { openTemplateFile } from './template/open-template.js'

/**
 * Opens a template for any number of renders. A template whose structure is at fault is refused with every problem
 * that it has, those of its names included; only there do the options matter.
 * @param name the file's name; its extension (.docx, .dotx, .html, .htm, .hbs) tells the format
 */
export const openTemplate = (name: string, bytes: Uint8Array, options: CheckOptions = {}): Result<Template> =>
  checkOpened(openTemplateFile(name, bytes), options)
