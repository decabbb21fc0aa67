/**
 * Pairs the markers of Word's regions in one part, and says where each region begins and ends.
 */
import type { Problem } from '../model.js'
import { findNearestName } from '../nearest-name.js'
import {
  crossedMarkers,
  misplacedRegion,
  overlappingRegions,
  strayMarker,
  unclosedMarker,
} from '../problem.js'
import { elementOf, type FoundTag, holdsOnlyMarkers, type LineTags } from './docx-line-tags.js'
import type { StructureNode } from './docx-part.js'
import {
  type Extent,
  findExtent,
  findMarkerRows,
  inlineExtent,
  type Marker,
  type MarkerOnly,
} from './docx-regions.js'

/** A region of Word's merge fields. */
export interface WordRegion {
  readonly name: string
  readonly open: FoundTag & { readonly marker: Marker }
  readonly close: FoundTag & { readonly marker: Marker }
}

export interface WordRegions {
  /** In the order in which they end. */
  readonly extents: ReadonlyMap<WordRegion, Extent>
  readonly alone: MarkerOnly
  readonly problems: readonly Problem[]
}

/** @param tags the tags and marks of a part's lines, in order */
export function findWordRegions(tags: readonly FoundTag[], lines: readonly LineTags[]): WordRegions {
  const { regions, problems } = pairMarkers(tags)
  const alone = findMarkerOnly(lines)
  const extents = new Map<WordRegion, Extent>()
  const branches = findBranches(tags)
  const shared = findShared(regions)
  for (const region of regions) {
    const { open, close } = region
    const whole = shared.has(region)
      ? inlineExtent(open.marker, close.marker)
      : findExtent(open.marker, close.marker, alone)
    const extent = whole && fitIntoBranches(region, { extent: whole, branches })
    if (extent === undefined) problems.push(misplacedRegion(open.written, open.where))
    else extents.set(region, extent)
  }
  for (const region of findOverlapping(extents)) {
    const { open } = region
    problems.push(overlappingRegions(open.written, open.where))
    extents.delete(region)
  }
  return { extents, alone, problems }
}

interface OpenMarker {
  readonly name: string
  readonly open: WordRegion['open']
}

function pairMarkers(tags: readonly FoundTag[]): { regions: WordRegion[]; problems: Problem[] } {
  const regions: WordRegion[] = []
  const problems: Problem[] = []
  const open = new OpenMarkers()
  for (const found of tags) {
    const { wish } = found
    const marker = markerOf(found)
    if (wish.kind !== 'tag' || marker === undefined) continue
    if (wish.tag.kind === 'open') open.add({ name: wish.tag.field.name, open: { ...found, marker } })
    if (wish.tag.kind !== 'close') continue
    const name = wish.tag.field?.name ?? ''
    const [opening, ...crossed] = open.takeFrom(name)
    if (opening === undefined) problems.push(strayMarker(name, open.findNearest(name), found.where))
    else regions.push({ ...opening, close: { ...found, marker } })
    for (const inner of crossed) problems.push(crossedMarkers(name, inner.open.written, found.where))
  }
  for (const { name, open: found } of open.takeAll()) problems.push(unclosedMarker(name, found.where))
  return { regions, problems }
}

/** The regions that have begun, by names in any case. */
class OpenMarkers {
  private readonly open: OpenMarker[] = []
  private readonly counts = new Map<string, number>()

  add(marker: OpenMarker): void {
    this.open.push(marker)
    this.count(marker.name, 1)
  }

  /** Takes the innermost open region of a name, and those in it. */
  takeFrom(name: string): readonly OpenMarker[] {
    const wanted = name.toLowerCase()
    if ((this.counts.get(wanted) ?? 0) === 0) return []
    const taken = this.open.splice(this.open.findLastIndex((each) => each.name.toLowerCase() === wanted))
    for (const each of taken) this.count(each.name, -1)
    return taken
  }

  /** The innermost regions are the likeliest to be meant, and comparing long names takes long. */
  findNearest(name: string): string | undefined {
    const names = this.open.slice(-10).map((each) => each.name)
    return name.length > 100 ? undefined : findNearestName(name, names)
  }

  takeAll(): readonly OpenMarker[] {
    this.counts.clear()
    return this.open.splice(0)
  }

  private count(name: string, change: number): void {
    const key = name.toLowerCase()
    this.counts.set(key, (this.counts.get(key) ?? 0) + change)
  }
}

function markerOf({ line, pieces: [piece] }: FoundTag): Marker | undefined {
  return line.paragraph === undefined || piece === undefined
    ? undefined
    : { paragraph: line.paragraph, ...elementOf(piece) }
}

function findMarkerOnly(lines: readonly LineTags[]): MarkerOnly {
  const vanishing = new Set(lines.filter(holdsOnlyMarkers).map(({ line }) => line))
  return { lines: vanishing, rows: findMarkerRows(vanishing) }
}

/** The regions that stand before or behind another one in the same paragraph. */
function findShared(regions: readonly WordRegion[]): ReadonlySet<WordRegion> {
  const byParagraph = new Map<StructureNode, WordRegion[]>()
  for (const region of regions) {
    const { paragraph } = region.open.marker
    if (region.close.marker.paragraph !== paragraph) continue
    const others = byParagraph.get(paragraph)
    if (others === undefined) byParagraph.set(paragraph, [region])
    else others.push(region)
  }
  const shared = new Set<WordRegion>()
  for (const together of byParagraph.values()) {
    const firstEnd = Math.min(...together.map(({ close }) => close.start))
    const lastBeginning = Math.max(...together.map(({ open }) => open.start))
    for (const region of together) {
      if (firstEnd < region.open.start || region.close.start < lastBeginning) shared.add(region)
    }
  }
  return shared
}

/** What lies between the marks of an IF. */
interface Branch {
  readonly start: number
  readonly end: number
}

function findBranches(tags: readonly FoundTag[]): readonly Branch[] {
  const branches: Branch[] = []
  const open: number[] = []
  for (const { wish, start, end } of tags) {
    const from = wish.kind === 'else' || wish.kind === 'end-if' ? open.pop() : undefined
    if (from !== undefined) branches.push({ start: from, end: start })
    if (wish.kind === 'if' || wish.kind === 'else') open.push(end)
  }
  return branches
}

/**
 * A region stays in its branch of an IF, and takes an IF that it does not stand in as a whole or not at all: where it
 * would be larger, it keeps to its markers. Undefined where one of them is in a branch that the other is not in.
 */
function fitIntoBranches(
  { open, close }: WordRegion,
  { extent, branches }: { readonly extent: Extent; readonly branches: readonly Branch[] },
): Extent | undefined {
  let isFitting = true
  for (const { start, end } of branches) {
    const isInside = (at: number): boolean => start <= at && at < end
    if (isInside(open.start) !== isInside(close.start)) return undefined
    const isWithin = start <= extent.start && extent.end <= end
    const isAround = extent.start < start && end < extent.end
    const isApart = extent.end < start || end < extent.start
    isFitting &&= isInside(open.start) ? isWithin : isAround || isApart
  }
  return isFitting ? extent : inlineExtent(open.marker, close.marker)
}

/** The regions that reach into one that ended before, or out of the one around. */
function findOverlapping(extents: ReadonlyMap<WordRegion, Extent>): readonly WordRegion[] {
  const inOrder = [...extents].sort(([a], [b]) => a.open.start - b.open.start)
  const around: (readonly [WordRegion, Extent])[] = []
  let ended = 0
  return inOrder.flatMap(([region, extent]) => {
    for (
      let last = around.at(-1);
      last !== undefined && last[0].close.start < region.open.start;
      last = around.at(-1)
    ) {
      ended = Math.max(ended, last[1].end)
      around.pop()
    }
    const outer = around.at(-1)?.[1] ?? { start: 0, end: extent.end }
    around.push([region, extent])
    const isInside = outer.start <= extent.start && extent.end <= outer.end
    return isInside && ended <= extent.start ? [] : [region]
  })
}
