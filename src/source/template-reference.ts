/** How templates of SuperOffice's archive are named on the command line. */

/** The letter of a quote, which users may have edited. */
export const quoteLetter = 'superoffice:quote-document'

/** Whether a template is one of SuperOffice's archive, not a file. */
export const isTemplateReference = (template: string): boolean => template.startsWith('superoffice:')
