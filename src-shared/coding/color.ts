/** Lightness and chroma of every code's colour as it is stored and exported; on screen the theme sets its own. */
const LIGHTNESS = 0.58;
const CHROMA = 0.12;

/**
 * The colour of a hue in degrees: `oklch(58% .12 hue)` as `#rrggbb`. Where sRGB does not reach so far, in the blue-greens,
 * it is paler, so that the hue stays true.
 */
export function colorOfHue(hue: number): string {
  let chroma = CHROMA;
  let channels = linearOf(LIGHTNESS, chroma, hue);
  while (channels.some((value) => value < 0 || value > 1)) {
    chroma *= 0.98;
    channels = linearOf(LIGHTNESS, chroma, hue);
  }
  return '#' + channels.map(hexOf).join('');
}

/** The hue of `#rrggbb` in OKLCH, 0 up to 360 degrees. A grey has none and gives 0. */
export function hueOf(color: string): number {
  const { a, b, isGrey } = labOf(color);
  return isGrey ? 0 : (Math.atan2(b, a) * (180 / Math.PI) + 360) % 360;
}

/** Twelve hues, 30 degrees apart, in steps of 150: those that follow each other are far from each other. */
export const PALETTE: readonly string[] = Array.from({ length: 12 }, (_, i) =>
  colorOfHue((205 + 150 * i) % 360),
);

/** A colour whose hue is as far as can be from all that are used; the same for the same colours in any order. */
export function nextColor(existing: Iterable<string>): string {
  const hues = Array.from(existing)
    .filter((color) => /^#[0-9a-f]{6}$/iu.test(color) && !labOf(color).isGrey)
    .map(hueOf)
    .sort((x, y) => x - y);
  const [first] = hues;
  if (first === undefined) return PALETTE[0] ?? colorOfHue(0);
  let best = { gap: 0, from: 0 };
  hues.forEach((from, i) => {
    const gap = (hues[i + 1] ?? first + 360) - from;
    // A gap must be visibly wider to be preferred, or rounding in `#rrggbb` would choose.
    if (gap > best.gap + 0.5) best = { gap, from };
  });
  return colorOfHue((best.from + best.gap / 2) % 360);
}

// Matrices: Björn Ottosson, "A perceptual color space for image processing" (2020).

/** Linear sRGB, each 0 to 1 when the colour can be shown. */
function linearOf(lightness: number, chroma: number, hue: number): [number, number, number] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function labOf(color: string): { a: number; b: number; isGrey: boolean } {
  const channel = (at: number) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  const [red, green, blue] = [channel(1), channel(3), channel(5)];
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return { a, b, isGrey: Math.hypot(a, b) < 0.005 };
}

function hexOf(linear: number): string {
  const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.round(value * 255)
    .toString(16)
    .padStart(2, '0');
}
