/** Kinds of elements of WordprocessingML that matter in several places. */

/** What holds paragraphs, with tables between them: text flows within it and not out of it. */
export const stories: ReadonlySet<string> = new Set(
  'w:body w:tc w:hdr w:ftr w:txbxContent w:footnote w:endnote w:comment'.split(' '),
)

/** Tracked changes whose content is no longer in the document. */
export const deletions: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom'])
