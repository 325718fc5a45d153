import type { Codebook, CodebookExemplar, CodebookNode } from '@shared/contract/index.ts';
import { CODEBOOK_CSS } from './codebook-css.ts';
import { forXml } from './docx-text.ts';
import {
  countLine,
  definitionOf,
  flatten,
  nameOf,
  roleKey,
  sizeLine,
  supplementaryOf,
  WORDS,
  type Edition,
} from './words.ts';

/**
 * The codebook as one file that needs nothing else: its style inside, no scripts, nothing fetched. Headings follow the
 * depth in the tree; each code can be linked to by its guid; where a quotation was cut, the verbatim opens below it.
 */
export function codebookHtml(codebook: Codebook, edition: Edition): string {
  const title = escaped(codebook.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Groundwork">
<title>${title}: ${WORDS.codebook.toLowerCase()}</title>
<style>${CODEBOOK_CSS}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p>${WORDS.codebook}, <time datetime="${escaped(edition.date)}">${escaped(edition.date)}</time>. ${escaped(sizeLine(codebook))}</p>
</header>
${codebook.nodes.length === 0 ? `<main><p>${WORDS.empty}</p></main>` : inner(codebook)}
</body>
</html>
`;
}

const inner = (codebook: Codebook) => `<nav aria-labelledby="contents">
<h2 id="contents">${WORDS.contents}</h2>
${contents(codebook.nodes)}
</nav>
<main>
${codebook.nodes.map((node) => section(node, 2)).join('\n')}
${supplementary(codebook)}<section>
<h2 id="by-role">${WORDS.byRole}</h2>
${table(codebook)}
</section>
</main>`;

const contents = (nodes: CodebookNode[]): string =>
  nodes.length === 0
    ? ''
    : `<ol>${nodes.map((node) => `<li><a href="#${anchor(node)}" dir="auto">${escaped(nameOf(node))}</a>${contents(node.children)}</li>`).join('')}</ol>`;

function section(node: CodebookNode, level: number): string {
  const h = `h${Math.min(level, 6)}`;
  const fields = definitionOf(node)
    .map(({ label, text }) => `<dt>${label}</dt><dd dir="auto">${lines(text)}</dd>`)
    .join('\n');
  return `<section class="${node.level}">
<${h} id="${anchor(node)}" dir="auto"><span class="hue" style="background:${colorOf(node)}"></span>${escaped(nameOf(node))}</${h}>
<p class="counts">${escaped(countLine(node))}</p>
${fields === '' ? '' : `<dl>\n${fields}\n</dl>\n`}${node.exemplars.map(figure).join('\n')}
${node.children.map((child) => section(child, level + 1)).join('\n')}
</section>`;
}

const figure = ({ quotation, verbatim, identifier }: CodebookExemplar): string =>
  `<figure><blockquote dir="auto">“${lines(quotation)}”</blockquote> <figcaption>(${escaped(identifier)})</figcaption>${
    quotation === verbatim
      ? ''
      : `\n<details><summary>${WORDS.verbatim}</summary><p dir="auto">${lines(verbatim)}</p></details>`
  }</figure>`;

function supplementary(codebook: Codebook): string {
  const rows = supplementaryOf(codebook).map(
    ({ name, quoted }) =>
      `<tr><th scope="row" dir="auto">${escaped(name)}</th><td class="words" dir="auto">“${lines(quoted.quotation)}”</td><td>${escaped(quoted.identifier)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  return `<section>
<h2 id="supplementary">${WORDS.supplementary}</h2>
<table>
<thead><tr>${[WORDS.code, WORDS.quotation, WORDS.identifier].map((text) => `<th scope="col">${text}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>
`;
}

function table(codebook: Codebook): string {
  const head = [...codebook.roles.map(({ prefix }) => prefix), WORDS.total, WORDS.participants, WORDS.cases];
  const rows = flatten(codebook.nodes).map(({ node, depth }) => {
    const counts = [
      ...codebook.roles.map(({ prefix }) => node.byRole[prefix] ?? 0),
      node.codings,
      node.participants,
      node.cases,
    ];
    const name = `<th scope="row" style="padding-inline-start:${depth + 0.3}em" dir="auto">${escaped(nameOf(node))}</th>`;
    return `<tr>${name}${counts.map((count) => `<td>${count}</td>`).join('')}</tr>`;
  });
  return `<table>
<caption>${escaped(roleKey(codebook))}. ${WORDS.counted}</caption>
<thead><tr><th scope="col">${WORDS.code}</th>${head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`;
}

const anchor = ({ guid }: CodebookNode) => `code-${guid.replace(/[^\w-]/g, '')}`;
const colorOf = ({ color }: CodebookNode) => (/^#[0-9a-f]{6}$/i.test(color) ? color : 'transparent');
const lines = (text: string) => escaped(text).replace(/\r\n?|\n/g, '<br>\n');

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** For text and quoted attributes. */
const escaped = (text: string) =>
  forXml(text).replace(/[&<>"']/g, (character) => REFERENCES[character] ?? character);
