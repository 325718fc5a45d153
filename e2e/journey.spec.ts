import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { readDocx, type ReadDocx } from '../src-main/export/testing/docx.ts';
import { ended, expect, test } from './support/app.ts';
import { statsOf } from './support/checks.ts';
import { isSoundInside, statsIn } from './support/in-file.ts';
import { interviews } from './support/interviews.ts';
import { study } from './support/stored.ts';
import { codingsOf, isSound, nameField, selectByKeys, stripe, text } from './support/transcript.ts';
import { command, goToCode, keys, lastStep, redoAll, row, status, tree, undoAll } from './support/window.ts';

const panel = (page: Page) => page.getByRole('region', { name: 'This passage' });

/** Names the selected words with a code that is typed. */
async function codeAs(page: Page, name: string): Promise<void> {
  await page.keyboard.type(name);
  await expect(nameField(page)).toHaveValue(name);
  await page.keyboard.press('Enter');
  await expect(nameField(page)).toBeHidden();
}

const headings = ({ paragraphs }: ReadDocx) =>
  paragraphs.filter(({ style }) => style.startsWith('Heading')).map(({ style, text: said }) => [style, said]);

test('One researcher goes from three files to a codebook in Word, by keyboard, takes all of it back and does it again', async ({
  app,
  page,
}) => {
  test.setTimeout(180_000);
  const file = app.empty('peer work.gwk');
  let opened = await app.show(page, file);

  await test.step('imports three files and corrects a wrong cell', async () => {
    await page.keyboard.press('Control+i');
    const desk = page.getByRole('dialog', { name: /import/i });
    await desk.locator('input[type=file]').setInputFiles(await interviews(app.folder));
    await expect(desk.getByRole('heading', { name: 'Import 3 files' })).toBeVisible();
    await expect(desk.getByLabel('Case of sta3-st01.md')).toHaveValue('STA3');
    const wrong = desk.getByLabel('Participant of VOL2_SU20 interview.txt');
    await expect(wrong).toHaveValue('SU20');
    await wrong.focus();
    await keys(page, 'Control+a');
    await page.keyboard.type('SU02');
    await expect(desk.getByRole('button', { name: 'Speaker SU02: SU02' })).toBeVisible();
    expect(statsIn(file)).toMatchObject({ transcripts: 0 });
    await desk.getByRole('button', { name: 'Import 3 transcripts' }).press('Enter');
    await expect(desk).toBeHidden();
    await lastStep(page, 'imported 3 transcripts');
    expect(statsIn(file)).toMatchObject({
      transcripts: 3,
      participants: 3,
      cases: 3,
      turns: 10,
    });
  });

  await test.step('opens a transcript and codes it', async () => {
    await command(page, 'PAR1PW01');
    await expect(text(page)).toContainText('I sit where they sit');
    await selectByKeys(page, 'I have been in that bed myself');
    await codeAs(page, 'saying I’m one too');
    await expect(stripe(page, 'saying I’m one too')).toBeVisible();
    await lastStep(page, 'coded “saying I’m one too”');

    // In vivo: the very words are the name.
    await selectByKeys(page, 'nobody in a lanyard could know');
    await keys(page, 'v');
    await expect(stripe(page, 'nobody in a lanyard could know')).toBeVisible();

    // Overlapping: a wider passage over the first, and a digit for a code used before.
    await selectByKeys(
      page,
      'I tell them straight, I have been in that bed myself, and you see the whole face change.',
    );
    await codeAs(page, 'delight at recognition');
    await selectByKeys(page, 'You let it come up when it comes up.');
    await keys(page, '1');
    await expect(stripe(page, 'saying I’m one too')).toHaveCount(2);

    // A code that is there is found by a part of its name.
    await selectByKeys(page, 'and you see the whole face change. After that it is them asking');
    await page.keyboard.type('delight');
    await expect(page.getByRole('option', { name: /delight at recognition/ })).toBeVisible();
    await keys(page, 'ArrowDown', 'Enter');
    await expect(stripe(page, 'delight at recognition')).toHaveCount(2);

    await command(page, 'VOL2SU02');
    await expect(text(page)).toContainText('over the washing up');
    await selectByKeys(page, 'I nearly dropped the plate');
    await page.keyboard.type('delight');
    await keys(page, 'ArrowDown', 'Enter');
    await expect(stripe(page, 'delight at recognition')).toHaveCount(1);
    await selectByKeys(page, 'It came out over the washing up');
    await codeAs(page, 'ordinary things together');
    await command(page, 'STA3ST01');
    await expect(text(page)).toContainText('did not know what to do with them');
    await selectByKeys(page, 'sat with Mrs B for an hour and said nothing');
    await keys(page, 'Enter');
    await expect(nameField(page)).toBeFocused();
    await codeAs(page, 'ordinary things together');
    const codings = codingsOf(app.folder, file);
    expect(codings.map(({ identifier, code, text: said }) => [identifier, code, said])).toEqual([
      [
        'PAR1PW01',
        'delight at recognition',
        'I tell them straight, I have been in that bed myself, and you see the whole face change.',
      ],
      ['PAR1PW01', 'saying I’m one too', 'I have been in that bed myself'],
      [
        'PAR1PW01',
        'delight at recognition',
        'and you see the whole face change. After that it is them asking',
      ],
      ['PAR1PW01', 'nobody in a lanyard could know', 'nobody in a lanyard could know'],
      ['PAR1PW01', 'saying I’m one too', 'You let it come up when it comes up.'],
      ['STA3ST01', 'ordinary things together', 'sat with Mrs B for an hour and said nothing'],
      ['VOL2SU02', 'ordinary things together', 'It came out over the washing up'],
      ['VOL2SU02', 'delight at recognition', 'I nearly dropped the plate'],
    ]);
  });

  await test.step('groups the codes under a theme in a domain', async () => {
    const add = async (what: string, name: string) => {
      await command(page, what);
      const field = page.getByRole('textbox', { name: 'Name', exact: true });
      await expect(field).toBeFocused();
      await page.keyboard.type(name);
      await keys(page, 'Enter');
      await expect(row(page, name)).toHaveAttribute('aria-selected', 'true');
    };
    await add('New domain', 'Being one of them');
    await add('New theme', 'Recognition');
    await expect(row(page, 'Recognition')).toHaveAttribute('aria-level', '2');
    const under = async (place: string) => {
      await command(page, 'Move to…');
      const dialog = page.getByRole('dialog', { name: /^Move/ });
      await expect(dialog.getByRole('searchbox')).toBeFocused();
      await page.keyboard.type(place);
      await keys(page, 'Enter');
      await dialog.getByRole('button', { name: 'Move', exact: true }).press('Enter');
      await expect(dialog).toBeHidden();
    };
    for (const name of ['saying I’m one too', 'delight at recognition', 'nobody in a lanyard could know']) {
      await goToCode(page, name);
      await under('Recognition');
      await expect(row(page, name)).toHaveAttribute('aria-level', '3');
    }
    // Beside its siblings a code goes up with Alt and an arrow.
    await goToCode(page, 'delight at recognition');
    await keys(page, 'Alt+ArrowUp');
    await lastStep(page, 'moved “delight at recognition”');
  });

  await test.step('defines a code where it stands', async () => {
    await command(page, 'PAR1PW01');
    await selectByKeys(page, 'I tell them straight');
    // Back to a caret inside two codings.
    await keys(page, 'ArrowRight');
    await expect(panel(page).locator('.coding-card')).toHaveCount(1);
    await panel(page).getByRole('button', { name: 'Add a definition' }).press('Enter');
    await page.keyboard.type('The other’s face lights up when the peer worker says it.');
    await keys(page, 'Control+Enter');
    await expect(panel(page).getByRole('button', { name: /^Definition: edit/ })).toContainText('lights up');
  });

  await test.step('stars a coding and makes its quotation', async () => {
    await text(page).focus();
    await keys(page, 's');
    const card = panel(page).getByRole('article', { name: 'delight at recognition' });
    await card.getByRole('button', { name: 'Edit quotation' }).press('Enter');
    await card.getByRole('listbox').focus();
    await keys(page, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Delete');
    await expect(card.locator('.quotation-preview')).toContainText('“… I have been in that bed myself');
    await keys(page, 'Home', ...Array.from({ length: 7 }, () => 'ArrowRight'));
    await keys(page, 'Shift+ArrowRight', 'Shift+ArrowRight');
    await keys(page, '[');
    await page.keyboard.type('a patient there');
    await keys(page, 'Enter');
    const preview = card.locator('.quotation-preview');
    await expect(preview).toContainText('“… I have been [a patient there] myself, and you see');

    const typed = card.getByRole('textbox', { name: 'Or type the quotation' });
    const faithful = await typed.inputValue();
    await typed.focus();
    await typed.fill(faithful.replace('whole face', 'whole ward'));
    await expect(card.locator('.quotation-verdict')).toContainText('“ward');
    await expect(card.locator('.quotation-verdict')).toContainText('Not saved until it is a faithful cut.');
    await keys(page, 'Control+Enter');
    await expect(preview).not.toContainText('ward');
    await keys(page, 'Escape');
    await expect(typed).toHaveValue(faithful);
    await card.getByRole('button', { name: 'Done' }).press('Enter');
    await expect(card.locator('.quote')).toContainText(faithful);
  });

  const quotation = await test.step('reads it in the codebook', async () => {
    await keys(page, 'Alt+3');
    await expect(tree(page)).toBeVisible();
    await goToCode(page, 'Being one of them');
    await expect(page.getByRole('main')).toContainText('Being one of them');
    const quote = page
      .getByRole('region', { name: 'Exemplar quotations' })
      .getByRole('article')
      .locator('.quote');
    await expect(quote).toContainText('(PAR1PW01)');
    return (await quote.innerText()).trim();
  });
  expect(quotation).toMatch(/^“… .*\[a patient there\].*” \(PAR1PW01\)$/);

  await test.step('exports it to Word and reads that back', async () => {
    const downloading = page.waitForEvent('download');
    await command(page, 'Word (.docx)');
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^peer work.*\.docx$/);
    const book = readDocx(new Uint8Array(readFileSync(await download.path())));
    expect(headings(book)).toEqual([
      ['Heading1', 'Being one of them'],
      ['Heading2', 'Recognition'],
      ['Heading4', 'delight at recognition'],
      ['Heading4', 'saying I’m one too'],
      ['Heading4', 'nobody in a lanyard could know'],
      ['Heading1', 'Not yet grouped'],
      ['Heading4', 'ordinary things together'],
      ['Heading1', 'Codings by role'],
    ]);
    const said = book.paragraphs.map((one) => one.text);
    expect(said.filter((one) => one.includes('(PAR1PW01)'))).toEqual([quotation]);
    const at = said.indexOf(quotation);
    expect(book.paragraphs[at]?.style).toBe('Quote');
    // Under its own code, after its definition.
    expect(said.lastIndexOf('delight at recognition', at)).toBeLessThan(at);
    expect(at).toBeLessThan(said.indexOf('saying I’m one too'));
    expect(said).toContain('Definition: The other’s face lights up when the peer worker says it.');
    expect(book.headerRows).toBe(1);
    expect(book.rows).toEqual([
      ['Code', 'PW', 'SU', 'ST', 'MA', 'All', 'Participants', 'Cases'],
      ['ordinary things together', '0', '1', '1', '0', '2', '2', '2'],
      ['Being one of them', '5', '1', '0', '0', '6', '2', '2'],
      ['Recognition', '5', '1', '0', '0', '6', '2', '2'],
      ['delight at recognition', '2', '1', '0', '0', '3', '2', '2'],
      ['saying I’m one too', '2', '0', '0', '0', '2', '1', '1'],
      ['nobody in a lanyard could know', '1', '0', '0', '0', '1', '1', '1'],
    ]);
  });

  const done = study(file);
  await test.step('takes everything back, and does it again', async () => {
    await keys(page, 'Escape', 'Alt+1');
    const steps = await undoAll(page, 60);
    expect(steps).toBeGreaterThan(15);
    expect(statsOf(file)).toMatchObject({
      cases: 0,
      participants: 0,
      transcripts: 0,
      codes: 0,
      codings: 0,
      domains: 0,
    });
    isSoundInside(file);
    await expect(page.getByText('No transcript is open')).toBeVisible();
    await redoAll(page, steps);
    expect(study(file)).toEqual(done);
    isSoundInside(file);
  });

  await test.step('closes it, and finds everything on opening it again', async () => {
    const label = await status(page).locator('.status-undo').textContent();
    opened.child.kill('SIGTERM');
    await ended(opened.child);
    await expect(
      page.getByRole('alert').filter({ hasText: 'The connection to the project has closed' }),
    ).toBeVisible();
    expect(study(file)).toEqual(done);
    opened = await app.show(page, file);
    await expect(status(page)).toContainText(label ?? 'Undo');
    await page.keyboard.press('Control+z');
    await expect(page.getByText((label ?? '').replace('Undo: ', 'Undone: '))).toBeVisible();
    expect(study(file)).not.toEqual(done);
    await page.keyboard.press('Control+Shift+z');
    await expect(page.getByRole('button', { name: 'Redo' })).toBeDisabled();
    expect(study(file)).toEqual(done);
    isSound(file);
  });
});
