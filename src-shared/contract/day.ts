/** Whether a text is a day that there is, written like 2025-03-31. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // Some days that there are not, as 30 February, are read as later ones.
  const read = new Date(`${text}T00:00:00.000Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(text);
}
