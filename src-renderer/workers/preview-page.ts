/** A report page as it is shown in a frame of a window. */

export interface PreviewPage {
  /** The page without its style sheet, which the policy of the window would refuse inside a frame, and with every drawing empty. */
  readonly html: string;
  /** The style sheet, for the frame to adopt. */
  readonly style: string;
  /** What stands inside the drawings, in their order, UTF-8: of fifty states 5 MB, of which a screen shows a few. */
  readonly drawings: readonly Uint8Array<ArrayBuffer>[];
}

/**
 * Long lists and tables out of sight are neither laid out nor painted: a report of fifty states holds 27 000 elements. On paper everything
 * is. The height stands in until a part was seen, and keeps what is far below from being taken for near.
 */
const onlyInSight = `@media screen{section>ul:has(>:nth-child(20)),.table:has(tbody>:nth-child(20)){content-visibility:auto;contain-intrinsic-height:auto 1200px}
.long,.long>*{display:block}.long tr{display:grid;grid-auto-flow:column;grid-auto-columns:minmax(0,1fr)}.long :is(th,td){overflow-wrap:anywhere}
.long tbody{content-visibility:auto;contain-intrinsic-height:auto 1300px}}`;

/** Rows cannot be left out of sight, groups of rows can once they are blocks: tables of more rows than this become groups of so many. */
const mostRows = 200;
const rowsInGroup = 50;

/** Takes the one style sheet and the inside of every drawing out of a report page. @throws when there is no style sheet: then the page was not made by `reportPage` */
export function previewPage(page: string): PreviewPage {
  const [whole, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  if (whole === undefined || style === undefined) throw new Error('A report page must hold its style sheet; this one has none.');
  // The frame's own policy stays stricter than the window's: nothing is loaded, nothing runs.
  return { ...withoutDrawings(inGroups(page.replace(whole, ''))), style: style + onlyInSight };
}

/** Divides the rows of long tables. */
function inGroups(page: string): string {
  return page.replace(/<table>([\s\S]*?)<tbody>([\s\S]*?)<\/tbody>/g, (table, head: string, body: string) => {
    const rows = body.split(/(?=<tr>)/);
    if (rows.length <= mostRows) return table;
    const groups = Array.from({ length: Math.ceil(rows.length / rowsInGroup) }, (_, k) => rows.slice(k * rowsInGroup, (k + 1) * rowsInGroup).join(''));
    return `<table class="long">${head}${groups.map((group) => `<tbody>${group}</tbody>`).join('')}`;
  });
}

/** Drawings may hold others: the outermost ones are emptied, and keep the room that their first tag names. */
function withoutDrawings(page: string): Pick<PreviewPage, 'html' | 'drawings'> {
  const encoder = new TextEncoder();
  const drawings: Uint8Array<ArrayBuffer>[] = [];
  let html = '';
  let depth = 0;
  let from = 0;
  for (const { 0: tag, index } of page.matchAll(/<svg[^>]*>|<\/svg>/g)) {
    const isEnd = tag === '</svg>';
    if (isEnd) depth -= 1;
    if (depth === 0) {
      if (isEnd) drawings.push(encoder.encode(page.slice(from, index)));
      else html += page.slice(from, index + tag.length);
      from = isEnd ? index : index + tag.length;
    }
    if (!isEnd) depth += 1;
  }
  return { html: html + page.slice(from), drawings };
}
