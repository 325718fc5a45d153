/** Readable on screen in both themes and on paper; only fonts that the reader's machine has. */
export const CODEBOOK_CSS = `
:root { color-scheme: light dark; --ink: #1f2a2b; --soft: #55605f; --line: #d5dbda; --ground: #fff; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9e6; --soft: #a9b4b1; --line: #3a4544; --ground: #171d1d; } }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 46rem; color: var(--ink); background: var(--ground);
  font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 2em 0 0.3em; }
h1 { font-size: 1.9rem; margin-top: 0; } h2 { font-size: 1.5rem; } h3 { font-size: 1.25rem; } h4 { font-size: 1.1rem; } h5, h6 { font-size: 1rem; }
a { color: inherit; }
nav ol { list-style: none; padding-inline-start: 1.1em; margin: 0.2em 0; } nav > ol { padding: 0; }
.hue { display: inline-block; width: 0.55em; height: 0.55em; border-radius: 50%; margin-inline-end: 0.45em; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.counts, header p, figcaption, summary, caption { color: var(--soft); font-size: 0.9rem; }
.counts { margin: 0 0 0.8em; }
dl { margin: 0 0 1em; } dt { font-weight: 600; font-size: 0.9rem; } dd { margin: 0 0 0.6em; }
figure { margin: 0.8em 0 0.8em 1.2em; padding-inline-start: 0.9em; border-inline-start: 3px solid var(--line); }
blockquote { margin: 0; display: inline; font-family: Georgia, "Noto Serif", serif; } figcaption { display: inline; }
details p { margin: 0.3em 0 0; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; } caption { text-align: start; padding-bottom: 0.6em; }
th, td { border-bottom: 1px solid var(--line); padding: 0.3em; text-align: end; vertical-align: top; font-variant-numeric: tabular-nums; }
td.words { text-align: start; } th:first-child { text-align: start; font-weight: inherit; } thead th:first-child, thead th { font-weight: 600; }
@media print {
  :root { --ink: #000; --soft: #444; --line: #bbb; --ground: #fff; }
  body { max-width: none; padding: 0; font-size: 10.5pt; } nav { break-after: page; }
  h1, h2, h3, h4, h5, h6, .counts { break-after: avoid; } figure, tr { break-inside: avoid; } thead { display: table-header-group; }
}
`;
