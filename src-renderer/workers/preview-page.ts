/** A report page as it is shown in a frame of a window. */

export interface PreviewPage {
  /** The page without its style sheet, which the policy of the window would refuse inside a frame, and with every drawing and the rows of long tables empty. */
  readonly html: string;
  /** The style sheet, for the frame to adopt. */
  readonly style: string;
  /** What stands inside the drawings (`svg`) and the groups of rows (`tbody.rows`), in their order, UTF-8: of a thousand spectra 80 000 elements, of which a screen shows a few. */
  readonly parts: readonly Uint8Array<ArrayBuffer>[];
}

/** Groups of rows of long tables: many enough to be few, few enough to be laid out in one frame. */
const rowsInGroup = 25;
/** Tables of more rows than this are divided. */
const mostRows = 100;
/** About what a group takes until its rows were seen. */
const groupHeight = '650px';

/**
 * Lists and tables out of sight are neither laid out nor painted. On paper everything is. The height stands in until a part was seen, and
 * keeps what is far below from being taken for near.
 */
const onlyInSight = `@media screen{section>ul:has(>:nth-child(20)),.table:has(tbody>:nth-child(20)){content-visibility:auto;contain-intrinsic-height:auto 1200px}
.long,.long>*{display:block}.long tr{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr)}.long :is(th,td){overflow-wrap:anywhere}
.long tbody:empty{height:${groupHeight}}}`;

/** Takes the one style sheet, the inside of every drawing and the rows of long tables out of a report page. @throws when there is no style sheet: then the page was not made by `reportPage` */
export function previewPage(page: string): PreviewPage {
  const [whole, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  if (whole === undefined || style === undefined) throw new Error('A report page must hold its style sheet; this one has none.');
  // The frame's own policy stays stricter than the window's: nothing is loaded, nothing runs.
  return { ...withoutParts(inGroups(page.replace(whole, ''))), style: style + onlyInSight };
}

/** Divides the rows of long tables. */
function inGroups(page: string): string {
  return page.replace(/<table>([\s\S]*?)<tbody>([\s\S]*?)<\/tbody>/g, (table, head: string, body: string) => {
    const rows = body.split(/(?=<tr>)/);
    if (rows.length <= mostRows) return table;
    const groups = Array.from({ length: Math.ceil(rows.length / rowsInGroup) }, (_, k) => rows.slice(k * rowsInGroup, (k + 1) * rowsInGroup).join(''));
    return `<table class="long">${head}${groups.map((group) => `<tbody class="rows">${group}</tbody>`).join('')}`;
  });
}

/** Parts may hold others: the outermost ones are emptied. Drawings keep the room that their first tag names. */
function withoutParts(page: string): Pick<PreviewPage, 'html' | 'parts'> {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let html = '';
  let depth = 0;
  let from = 0;
  for (const { 0: tag, index } of page.matchAll(/<svg[^>]*>|<tbody class="rows">|<\/svg>|<\/tbody>/g)) {
    const isEnd = tag.startsWith('</');
    // The end of a short table, whose rows stay.
    if (isEnd && depth === 0) continue;
    if (isEnd) depth -= 1;
    if (depth === 0) {
      if (isEnd) parts.push(encoder.encode(page.slice(from, index)));
      else html += page.slice(from, index + tag.length);
      from = isEnd ? index : index + tag.length;
    }
    if (!isEnd) depth += 1;
  }
  return { html: html + page.slice(from), parts };
}
