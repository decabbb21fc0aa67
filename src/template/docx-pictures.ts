/**
 * Puts pictures into a DOCX: inline drawings (ECMA-376 part 1, 20.4.2.8), with their files stored once each.
 */
import { createHash } from 'node:crypto'
import type { Picture } from '../model.js'
import type { DrawingIds } from './docx-ids.js'
import { PartRelationships, relationshipsName } from './docx-relationships.js'
import { formatDocxText } from './docx-text.js'

const emuPerPixel = 9_525
const emuPerTwip = 635
const plainText = { kind: 'plain', runProperties: '' } as const
const officeDocument = '/officeDocument/2006/relationships'

/** The namespaces of DrawingML; documents in the strict form of ECMA-376 have others. */
const transitional = {
  drawing: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  picture: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  inline: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  relationships: `http://schemas.openxmlformats.org${officeDocument}`,
}
const strict: typeof transitional = {
  drawing: 'http://purl.oclc.org/ooxml/drawingml/main',
  picture: 'http://purl.oclc.org/ooxml/drawingml/picture',
  inline: 'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing',
  relationships: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
}

export interface PictureOptions {
  readonly ids: DrawingIds
  /** Whether the document is in the strict form of ECMA-376. */
  readonly isStrict: boolean
  readonly readText: (name: string) => string | undefined
}

/** A picture where it will be drawn. */
export interface PlacedPicture {
  readonly picture: Picture
  /** Its own number among the drawings of the document. */
  readonly id: string
  /** The relationship of the part to the picture's file. */
  readonly embed: string
}

/** The pictures of one document while it is filled. */
export class PictureStore {
  /** Bytes of the media files by the name of their part. */
  readonly media = new Map<string, Uint8Array>()
  readonly formats = new Set<Picture['format']>()
  private readonly names = new Map<Picture, string>()
  private readonly relationships = new Map<string, PartRelationships>()
  private readonly namespaces: typeof transitional

  constructor(private readonly options: PictureOptions) {
    this.namespaces = options.isStrict ? strict : transitional
  }

  /** Stores a picture, for one place in a part. */
  place(picture: Picture, part: string): PlacedPicture {
    const type = `${this.namespaces.relationships}/image`
    const target = this.store(picture)
    const embed = this.relationshipsOf(part).idOf({ type, target, isExternal: false })
    return { picture, id: this.options.ids.next(), embed }
  }

  /**
   * The XML of a picture, from within a text of a run.
   * @param width what the picture can have at most, in twips
   */
  draw(placed: PlacedPicture, width: number): string {
    return `</w:t>${this.drawing(placed, sizeOf(placed.picture, width))}<w:t xml:space="preserve">`
  }

  /** The relationship parts that pictures were added to: their XML by name. */
  changedRelationships(): ReadonlyMap<string, string> {
    return new Map([...this.relationships].map(([part, list]) => [relationshipsName(part), list.xml()]))
  }

  /** The name of a media file follows from its content, so that each is stored once. */
  private store(picture: Picture): string {
    const known = this.names.get(picture)
    if (known !== undefined) return known
    const hash = createHash('sha256').update(picture.bytes).digest('hex').slice(0, 32)
    const name = `word/media/${hash}.${picture.format}`
    this.names.set(picture, name)
    this.media.set(name, picture.bytes)
    this.formats.add(picture.format)
    return name
  }

  private relationshipsOf(part: string): PartRelationships {
    const known = this.relationships.get(part)
    if (known !== undefined) return known
    const xml = this.options.readText(relationshipsName(part))
    const list = new PartRelationships(part, { xml, prefix: 'picture' })
    this.relationships.set(part, list)
    return list
  }

  private drawing(
    { picture, id, embed }: PlacedPicture,
    shape: { readonly cx: number; readonly cy: number },
  ): string {
    const { drawing, picture: pictureNamespace, inline, relationships } = this.namespaces
    const extent = `cx="${shape.cx}" cy="${shape.cy}"`
    return [
      `<w:drawing><wp:inline xmlns:wp="${inline}" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/>`,
      `<wp:docPr id="${id}" name="Picture ${id}" descr="${formatDocxText(picture.description, plainText)}"/>`,
      `<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${drawing}" noChangeAspect="1"/></wp:cNvGraphicFramePr>`,
      `<a:graphic xmlns:a="${drawing}"><a:graphicData uri="${pictureNamespace}"><pic:pic xmlns:pic="${pictureNamespace}">`,
      `<pic:nvPicPr><pic:cNvPr id="${id}" name="Picture ${id}"/><pic:cNvPicPr/></pic:nvPicPr>`,
      `<pic:blipFill><a:blip xmlns:r="${relationships}" r:embed="${embed}"/>`,
      `<a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
      `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm>`,
      `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
      `</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`,
    ].join('')
  }
}

/** The natural size at 96 pixels an inch, in EMU, scaled down to a width in twips where it is wider. */
function sizeOf(picture: Picture, width: number): { readonly cx: number; readonly cy: number } {
  const natural = { cx: picture.width * emuPerPixel, cy: picture.height * emuPerPixel }
  const limit = width * emuPerTwip
  const scale = limit > 0 && natural.cx > limit ? limit / natural.cx : 1
  return { cx: Math.max(1, Math.round(natural.cx * scale)), cy: Math.max(1, Math.round(natural.cy * scale)) }
}
