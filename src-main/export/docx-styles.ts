import type { IStylesOptions } from 'docx';

const heading = (size: number, before: number, italics = false) => ({
  run: { size, bold: !italics, italics, color: '1f2a2b' },
  paragraph: { spacing: { before, after: 80 }, keepNext: true, keepLines: true },
});

/**
 * Word's own style names, so that a journal's template restyles the document. Sizes in half points, spaces in
 * twentieths of a point. Fonts that every Word has, and Arial where a script needs one of another kind.
 */
export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { size: 22, font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: {
      run: { size: 44, bold: true, color: '1f2a2b' },
      paragraph: { spacing: { before: 240, after: 120 } },
    },
    heading1: heading(32, 480),
    heading2: heading(27, 360),
    heading3: heading(24, 280),
    heading4: heading(22, 240),
    heading5: heading(22, 200, true),
    heading6: heading(22, 200, true),
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      run: { size: 26, color: '55605f' },
    },
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      next: 'Normal',
      quickFormat: true,
      paragraph: { indent: { left: 425, right: 425 } },
    },
    { id: 'Definition', name: 'Definition', basedOn: 'Normal', quickFormat: true },
    {
      id: 'Counts',
      name: 'Counts',
      basedOn: 'Normal',
      next: 'Definition',
      quickFormat: true,
      run: { size: 19, color: '55605f' },
    },
  ],
};
