/** The notes of a project in its report: what each is about, what it says, who wrote it and when. */
import type { ProjectDocument } from '@shared/project/document';
import { anchorWords } from './anchor-words';
import { namesItself, readMarkdown, type Inline } from './markdown';
import { markup, type Markup } from './markup';
import type { Texts } from './texts';

/** The notes of a project as a section of the report; null without any. */
export function notesSection(document: ProjectDocument, t: Texts): Markup | null {
  const { annotations, people } = document;
  if (annotations.length === 0) return null;
  return markup`<section><h2>${t('report.notesHeading')}</h2>
${annotations.map(({ anchor, text, author, createdAt }) => {
  const name = people.find(({ id }) => id === author)?.name ?? null;
  return markup`<article><h3>${anchorWords(document, anchor, t)}</h3>${markdownMarkup(text)}<p><small>${[name, createdAt.slice(0, 10)].filter((part) => part !== null).join(', ')}</small></p></article>
`;
})}</section>`;
}

/** A note as markup made of nothing but the elements named here. An address is written out, for a report leads nowhere. */
export function markdownMarkup(text: string): Markup {
  return markup`${readMarkdown(text).map((block) =>
    block.kind === 'list'
      ? markup`<ul>${block.items.map((item) => markup`<li>${inlineMarkup(item)}</li>`)}</ul>`
      : markup`<p>${block.lines.map((line, at) => (at === 0 ? inlineMarkup(line) : markup`<br>${inlineMarkup(line)}`))}</p>`,
  )}`;
}

function inlineMarkup(nodes: readonly Inline[]): Markup {
  return markup`${nodes.map((node): Markup => {
    switch (node.kind) {
      case 'text':
        return markup`${node.text}`;
      case 'code':
        return markup`<code>${node.text}</code>`;
      case 'strong':
        return markup`<strong>${inlineMarkup(node.children)}</strong>`;
      case 'emphasis':
        return markup`<em>${inlineMarkup(node.children)}</em>`;
      case 'sub':
        return markup`<sub>${inlineMarkup(node.children)}</sub>`;
      case 'sup':
        return markup`<sup>${inlineMarkup(node.children)}</sup>`;
      case 'link':
        return namesItself(node) ? inlineMarkup(node.children) : markup`${inlineMarkup(node.children)} (<code>${node.address}</code>)`;
    }
  })}`;
}
