/** A drawn frame as a picture to keep: SVG whole in itself, or PNG made from it. */

/** Properties the style sheets set on what a frame draws; a picture on its own has no style sheet. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'paint-order',
] as const;

const SVG = 'http://www.w3.org/2000/svg';

/** A line of the key: colours side by side, and what they mean. */
export interface KeyEntry {
  readonly fills: readonly string[];
  readonly label: string;
}

/** What goes into a picture besides the frames' own drawings. */
export interface Extras {
  /** Title, on the picture and in its metadata. */
  readonly title: string;
  /** What it shows, in its metadata. */
  readonly description?: string;
  /** Link, in the file's metadata. */
  readonly link: string;
  /** Shown under the frames. */
  readonly key?: readonly KeyEntry[];
}

const PARTS = 'canvas.heat-map, svg.frame-drawing';
/** Room around the frames, for the title above them and for a line of the key below, pixels. */
const ROOM = 12;
const HEAD = 28;
const KEY_LINE = 20;
const SWATCH = 12;
const RAMP = 160;

const make = <T extends keyof SVGElementTagNameMap>(
  name: T,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[T] => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
};

/** The frames inside `element` as one SVG text, styles written out, canvases embedded as images. */
export function svgOf(element: Element, { title, description = '', link, key = [] }: Extras): string {
  const parts = [...element.querySelectorAll<HTMLCanvasElement | SVGSVGElement>(PARTS)];
  if (parts.length === 0) throw new Error('there is no chart to save');
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left)) - ROOM;
  const top = Math.min(...boxes.map((box) => box.top)) - HEAD;
  const width = Math.round(Math.max(...boxes.map((box) => box.right)) - left + ROOM);
  const bottom = Math.round(Math.max(...boxes.map((box) => box.bottom)) - top);
  const height = bottom + ROOM + key.length * KEY_LINE;
  const page = getComputedStyle(document.body);
  const root = make('svg', { xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}` });
  const text = { 'font-family': page.fontFamily, 'font-size': 13, fill: page.color };
  const write = (content: string, x: number, y: number) => {
    const line = make('text', { ...text, x, y });
    line.textContent = content;
    return line;
  };
  const heading = make('title', {});
  heading.textContent = title;
  const metadata = make('metadata', {});
  metadata.textContent = link;
  const words = make('desc', {});
  words.textContent = description;
  root.append(
    heading,
    ...(description === '' ? [] : [words]),
    metadata,
    make('rect', { width, height, fill: page.backgroundColor }),
  );
  root.append(write(title, ROOM, HEAD - 10));
  parts.forEach((part, i) => {
    const box = boxes[i] as DOMRect;
    const place = { x: box.left - left, y: box.top - top, width: box.width, height: box.height };
    if (part instanceof HTMLCanvasElement) {
      root.append(
        make('image', { ...place, href: part.toDataURL('image/png'), 'image-rendering': 'pixelated' }),
      );
    } else {
      const copy = styledCopy(part);
      for (const [name, value] of Object.entries(place)) copy.setAttribute(name, String(value));
      root.append(copy);
    }
  });
  key.forEach(({ fills, label }, i) => {
    const y = bottom + i * KEY_LINE;
    const each = fills.length > 1 ? RAMP / fills.length : SWATCH;
    fills.forEach((fill, k) => {
      // A little wider than its place, so that no seam shows in a ramp.
      const overlap = k < fills.length - 1 ? 0.5 : 0;
      root.append(make('rect', { x: ROOM + k * each, y, width: each + overlap, height: SWATCH, fill }));
    });
    root.append(write(label, ROOM + fills.length * each + 8, y + SWATCH - 1));
  });
  return new XMLSerializer().serializeToString(root);
}

function stylesOf(element: Element): Record<string, string> {
  const style = getComputedStyle(element);
  const styles: Record<string, string> = {};
  for (const property of PROPERTIES) {
    const value = style.getPropertyValue(property);
    if (value !== '' && value !== 'auto') styles[property] = value;
  }
  return styles;
}

/** A copy of a drawing with its computed styles as attributes, without what is only there for the pointer. */
function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll('*');
  const copies = copy.querySelectorAll('*');
  originals.forEach((original, i) => {
    const target = copies[i];
    if (target === undefined) return;
    for (const [property, value] of Object.entries(stylesOf(original))) target.setAttribute(property, value);
  });
  for (const hidden of copy.querySelectorAll('.pointer-layer, .handle-hit, .handle-ring')) hidden.remove();
  for (const each of [copy, ...copy.querySelectorAll('[class]')]) each.removeAttribute('class');
  return copy;
}

/** An SVG text as PNG, `scale` pixels to a unit, with the same words in its metadata. */
export async function pngOf(svg: string, scale: number, { title, link }: Extras): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('This browser gives the page no canvas.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (blob === null) throw new Error('The picture is too large for this browser.');
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return new Blob([withText(bytes, { Title: title, Source: link })], { type: 'image/png' });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Bytes of a PNG up to the end of its first chunk, the header: signature 8, length 4, name 4, data 13, checksum 4. */
const HEADER = 33;

/** A PNG with iTXt chunks after its header (PNG specification, third edition, 11.3.3.4). */
export function withText(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks = Object.entries(texts).map(([keyword, text]) =>
    // Keyword, then: separator, not compressed, method 0, no language, no translated keyword.
    chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`)),
  );
  const length = chunks.reduce((sum, each) => sum + each.length, png.length);
  const result = new Uint8Array(length);
  result.set(png.subarray(0, HEADER));
  let at = HEADER;
  for (const each of chunks) {
    result.set(each, at);
    at += each.length;
  }
  result.set(png.subarray(HEADER), at);
  return result;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(name), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32 as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
