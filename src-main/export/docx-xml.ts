import type { IXmlableObject } from 'docx';

/**
 * A part of a document as docx makes it ready (`{ 'w:p': [{ _attr: {…} }, …] }`), as XML. Ours, because docx writes a
 * document in one go, and nobody else would be served meanwhile.
 */
export function xmlOf(part: IXmlableObject): string {
  const [name = '', held] = Object.entries(part)[0] ?? [];
  const children: unknown[] = Array.isArray(held) ? held : [held];
  let [attributes, content, isOpen] = ['', '', false];
  for (const child of children) {
    if (typeof child === 'string' || typeof child === 'number') {
      content += escaped(String(child));
      isOpen = true;
    }
    if (typeof child !== 'object' || child === null) continue;
    const { _attr: own } = child as { _attr?: Record<string, unknown> };
    if (own) attributes += attributesOf(own);
    else if (Object.keys(child).length > 0) content += xmlOf(child);
  }
  return content === '' && !isOpen ? `<${name}${attributes}/>` : `<${name}${attributes}>${content}</${name}>`;
}

const attributesOf = (own: Record<string, unknown>): string =>
  Object.entries(own)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => REFERENCES[sign] ?? sign);
