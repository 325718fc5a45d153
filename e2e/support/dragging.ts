import type { Locator, Page } from '@playwright/test';

/** A place in an element, as parts of its width and height from its upper left corner. */
export type Spot = { on: Locator; x?: number; y?: number };

const spotOf = async ({ on, x = 0.5, y = 0.5 }: Spot) => {
  const box = await on.boundingBox();
  if (!box) throw new Error('What is dragged, or dropped on, is not on the page.');
  return { x: box.x + box.width * x, y: box.y + box.height * y };
};

/** Takes hold of an element with the mouse and moves it over another; the button is still down. */
export async function dragOver(page: Page, from: Spot, to: Spot): Promise<void> {
  const [start, end] = [await spotOf(from), await spotOf(to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 6, start.y + 6, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 8 });
  // Where it is let go is known from the last move over it.
  await page.mouse.move(end.x + 1, end.y);
}

/** The same, and lets go. */
export async function drag(page: Page, from: Spot, to: Spot): Promise<void> {
  await dragOver(page, from, to);
  await page.mouse.up();
}

/** Drops a file of plain text on the window, as from the computer's file manager. */
export const dropFile = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file, words]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([words], file, { type: 'text/plain' }));
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text] as const,
  );
