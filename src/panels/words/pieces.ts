/** Texts cut at their symbols; `symbols.ts` says what each means. */

/** A piece of text: a symbol, or what stands between two. */
export interface Piece {
  readonly text: string;
  readonly symbol: boolean;
}

// Longer names first; a single letter counts where no letter or apostrophe stands beside it.
const PATTERN =
  /Δf₀|λ∞|κ∞|λ₀|κ₀|f₀|r₀|W₀|Δf|P̂|Q̂|[ηλκαβμθΘ]|(?<![\p{L}’'])sharpness(?!\p{L})|(?<![\p{L}’'])[cnyfHJLtTuvrwW](?!\p{L}|\p{M}|[₀∞])/gu;

const known = new Map<string, readonly Piece[]>();
const KEPT = 500;

/** A text cut at its symbols. */
export function piecesOf(text: string): readonly Piece[] {
  const found = known.get(text);
  if (found !== undefined) return found;
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), symbol: false });
    pieces.push({ text: match[0], symbol: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), symbol: false });
  if (known.size >= KEPT) known.clear();
  known.set(text, pieces);
  return pieces;
}
