/** Geometry of the loss valley in the (P̂, Q̂) plane: L = ½(√n (P̂² − Q̂²)/4 − y)². */

const SAMPLES = 48;

/**
 * Path of the curve P̂² − Q̂² = c inside the square |P̂|, |Q̂| ≤ reach, from border to border: two branches of a hyperbola, or two crossing lines at
 * c = 0; empty where it does not enter the square. `x` and `y` map data to pixels.
 */
export function hyperbolaPath(
  c: number,
  reach: number,
  x: (v: number) => number,
  y: (v: number) => number,
): string {
  const across = c >= 0;
  const offset = Math.abs(c);
  const room = reach * reach - offset;
  if (!(room > 0)) return '';
  // The other coordinate runs only as far as this branch stays inside the square.
  const far = Math.sqrt(room);
  let d = '';
  for (const sign of [1, -1]) {
    for (let i = 0; i <= SAMPLES; i++) {
      // Denser towards the vertex, where the curve bends.
      const at = (2 * i) / SAMPLES - 1;
      const along = far * at * Math.abs(at);
      const out = sign * Math.sqrt(offset + along * along);
      const px = x(across ? out : along);
      const py = y(across ? along : out);
      d += `${i === 0 ? 'M' : 'L'}${Math.round(px * 10) / 10} ${Math.round(py * 10) / 10}`;
    }
  }
  return d;
}

/**
 * Values c of P̂² − Q̂² at which L equals each of `count` losses that grow as even steps of |residual|²:
 * the residual is Δf/√n = c/4 − y/√n, so every loss has two curves, one on either side of the minima. Those that enter the square |P̂|, |Q̂| ≤ reach.
 */
export function contourLevels(targetOverRoot: number, reach: number, count: number): number[] {
  const levels: number[] = [];
  const largest = (reach * reach) / 4 + Math.abs(targetOverRoot);
  for (let k = 1; k <= count; k++) {
    const distance = largest * (k / count) ** 1.5;
    levels.push(4 * (targetOverRoot + distance), 4 * (targetOverRoot - distance));
  }
  return levels.filter((c) => Math.abs(c) < reach * reach);
}
