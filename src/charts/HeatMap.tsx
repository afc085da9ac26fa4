import { useLayoutEffect, useRef } from 'react';
import { usePlot } from './usePlot.ts';

/** A part of the unit square of the area, as fractions from its left and its top. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const WHOLE: Part = { left: 0, top: 0, width: 1, height: 1 };

interface Props {
  /** The picture, at the resolution of its data. */
  readonly image: CanvasImageSource | null;
  /** Where in the area it belongs: an old picture under a moved axis is drawn where its data now lie. */
  readonly part: Part;
  /** Another one whenever the picture has changed. */
  readonly version: unknown;
  /** Whether pixels may blend: for thin lines, which a smaller screen would else lose. */
  readonly smooth?: boolean;
}

const percent = (fraction: number) => `${100 * fraction}%`;

/** A picture behind a plot, on a canvas of the screen's own pixels: cells stay sharp at any size. */
export function HeatMap({ image, part, version, smooth = false }: Props) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { left, top, width, height, unit, frameWidth, frameHeight } = usePlot();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what is drawn on the picture
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const ratio = window.devicePixelRatio || 1;
    const across = Math.max(1, Math.round(width * unit * ratio));
    const down = Math.max(1, Math.round(height * unit * ratio));
    // Setting a size clears the canvas, so it is set only when it changes.
    if (canvas.width !== across || canvas.height !== down) {
      canvas.width = across;
      canvas.height = down;
    }
    // In parts of the frame, as the drawing over it is: on paper both shrink together.
    canvas.style.left = percent(left / frameWidth);
    canvas.style.top = percent(top / frameHeight);
    canvas.style.width = percent(width / frameWidth);
    canvas.style.height = percent(height / frameHeight);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.clearRect(0, 0, across, down);
    if (image === null) return;
    context.imageSmoothingEnabled = smooth;
    context.imageSmoothingQuality = 'high';
    const [x, y] = [part.left * across, part.top * down];
    const [w, h] = [part.width * across, part.height * down];
    if ([x, y, w, h].every(Number.isFinite) && w > 0 && h > 0) context.drawImage(image, x, y, w, h);
  }, [image, version, smooth, part, left, top, width, height, unit, frameWidth, frameHeight]);
  return <canvas ref={ref} className="heat-map" aria-hidden="true" />;
}
