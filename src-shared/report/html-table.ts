import { markup, type Markup } from './markup';

/** An HTML table; text cells are escaped, the first column names the row. */
export function htmlTable(caption: string, columns: readonly string[], rows: readonly (readonly (string | Markup)[])[]): Markup {
  return markup`<div class="table"><table><caption>${caption}</caption>
<thead><tr>${columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first, ...rest]) => markup`<tr><th scope="row">${first ?? ''}</th>${rest.map((cell) => markup`<td>${cell}</td>`)}</tr>
`,
  )}</tbody></table></div>
`;
}
