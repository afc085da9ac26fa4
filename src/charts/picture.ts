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

/** What goes into a picture besides the frames' own drawings. */
export interface Extras {
  /** Title and link, in the file's metadata. */
  readonly title: string;
  readonly link: string;
}

/** The frames inside `element` as one SVG text, styles written out, canvases embedded as images. */
export function svgOf(element: Element, { title, link }: Extras): string {
  const box = element.getBoundingClientRect();
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('xmlns', SVG);
  root.setAttribute('width', String(Math.round(box.width)));
  root.setAttribute('height', String(Math.round(box.height)));
  root.setAttribute('viewBox', `0 0 ${Math.round(box.width)} ${Math.round(box.height)}`);
  const heading = document.createElementNS(SVG, 'title');
  heading.textContent = title;
  const metadata = document.createElementNS(SVG, 'metadata');
  metadata.textContent = link;
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', '100%');
  paper.setAttribute('height', '100%');
  paper.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  root.append(heading, metadata, paper);
  for (const part of element.querySelectorAll<HTMLCanvasElement | SVGSVGElement>(
    'canvas.heat-map, svg.frame-drawing',
  )) {
    const at = part.getBoundingClientRect();
    if (part instanceof HTMLCanvasElement) {
      const image = document.createElementNS(SVG, 'image');
      for (const [name, value] of Object.entries({
        x: at.left - box.left,
        y: at.top - box.top,
        width: at.width,
        height: at.height,
      }))
        image.setAttribute(name, String(value));
      image.setAttribute('href', part.toDataURL('image/png'));
      image.setAttribute('style', 'image-rendering: pixelated');
      root.append(image);
    } else {
      const copy = styledCopy(part);
      copy.setAttribute('x', String(at.left - box.left));
      copy.setAttribute('y', String(at.top - box.top));
      copy.setAttribute('width', String(at.width));
      copy.setAttribute('height', String(at.height));
      root.append(copy);
    }
  }
  return new XMLSerializer().serializeToString(root);
}

/** A copy of a drawing with its computed styles as attributes, without what is only there for the pointer. */
function styledCopy(drawing: SVGSVGElement): SVGSVGElement {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const originals = drawing.querySelectorAll('*');
  const copies = copy.querySelectorAll('*');
  originals.forEach((original, i) => {
    const target = copies[i];
    if (target === undefined) return;
    const style = getComputedStyle(original);
    for (const property of PROPERTIES) {
      const value = style.getPropertyValue(property);
      if (value !== '' && value !== 'auto') target.setAttribute(property, value);
    }
  });
  for (const hidden of copy.querySelectorAll('.pointer-layer, .handle-hit, .handle-ring')) hidden.remove();
  for (const each of copy.querySelectorAll('[class]')) each.removeAttribute('class');
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
