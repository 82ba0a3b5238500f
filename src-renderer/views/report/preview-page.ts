/** A report page as it is shown in a frame of this window. */

export interface PreviewPage {
  /** The page without its style sheet, which the policy of this window would refuse inside a frame. */
  readonly html: string;
  /** The style sheet, for the frame to adopt. */
  readonly style: string;
}

/**
 * Long lists and tables and the plots out of sight are neither laid out nor painted: a report of fifty states holds 27 000 elements. On
 * paper everything is. The heights stand in until a part was seen, and keep what is far below from being taken for near.
 */
const onlyInSight = `@media screen{
section>ul:has(>:nth-child(20)),.table:has(tbody>:nth-child(20)){content-visibility:auto;contain-intrinsic-height:auto 1200px}
.plots>figure{content-visibility:auto;contain-intrinsic-height:auto 330px}
}`;

/** Takes the one style sheet out of a report page. @throws when there is none: then the page was not made by `reportPage` */
export function previewPage(page: string): PreviewPage {
  const [whole, style] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? [];
  if (whole === undefined || style === undefined) throw new Error('A report page must hold its style sheet; this one has none.');
  // The frame's own policy stays stricter than the window's: nothing is loaded, nothing runs.
  return { html: page.replace(whole, ''), style: `${style}${onlyInSight}` };
}
