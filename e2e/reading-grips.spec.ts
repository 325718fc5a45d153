import { expect, test } from './support/app.ts';
import { code, interview } from './support/editing.ts';

test('the grips of a passage stand at its ends, whichever way its words are read', async ({ app, page }) => {
  await interview(app, page);
  /** Where the middles of the grips are, from the left and the right end of the words. */
  const grips = (words: string) =>
    page.evaluate((wanted) => {
      const walker = document.createTreeWalker(
        document.querySelector('.ts-text') ?? document.body,
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = (node.textContent ?? '').indexOf(wanted);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { left, right } = range.getBoundingClientRect();
        return ['start', 'end'].map((edge) => {
          const grip = document.querySelector(`.ts-grip.is-${edge}`)?.getBoundingClientRect();
          const x = grip ? grip.left + grip.width / 2 : NaN;
          if (Math.abs(x - left) < 1.5) return 'left';
          return Math.abs(x - right) < 1.5 ? 'right' : 'elsewhere';
        });
      }
      return [];
    }, words);
  await code(page, 'nobody in a lanyard', 'lanyard');
  await expect.poll(() => grips('nobody in a lanyard')).toEqual(['left', 'right']);
  await code(page, 'שלום', 'greeting');
  await expect.poll(() => grips('שלום')).toEqual(['right', 'left']);
});
