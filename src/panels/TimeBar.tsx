import { memo, useEffect } from 'react';
import { formatNumber } from '../charts/scales.ts';
import type { Playhead, PlayState } from './playhead.ts';
import { useCursor, usePlayhead, useRun, useScope } from './scope.tsx';
import './timeBar.css';

const SPEEDS = [2, 5, 10, 25, 60, 240];
/** Steps a second when the reader asked for less motion: each step is seen, nothing moves smoothly. */
const CALM = 2;

const isPlaying = (state: PlayState) => state.playing;
const speedOf = (state: PlayState) => state.speed;

/** Play, step, scrub, and the numbers at the shared cursor; of a still run the numbers alone. */
export const TimeBar = memo(function TimeBar() {
  const { playhead, changes } = useScope();
  return (
    <div className="time-room">
      <section className="time-bar" aria-label="Time">
        {changes !== null && <TransportOfRun playhead={playhead} />}
        <div className="readout-room">
          <Readout />
        </div>
        {changes !== null && <Speed playhead={playhead} />}
      </section>
    </div>
  );
});

/** Follows the run for its last step alone, which few of its changes change. */
function TransportOfRun({ playhead }: { readonly playhead: Playhead }) {
  return <Transport playhead={playhead} last={Math.max(0, useRun().trajectory.end)} />;
}

interface TransportProps {
  readonly playhead: Playhead;
  /** The last step there is. */
  readonly last: number;
}

const Transport = memo(function Transport({ playhead, last }: TransportProps) {
  const playing = usePlayhead(isPlaying);
  const speed = usePlayhead(speedOf);
  const step = useCursor(last);
  usePlayback(playhead, playing, speed, last);
  const go = (to: number) => playhead.pick(Math.max(0, Math.min(last, to)));
  return (
    <>
      <button type="button" className="play" onClick={() => playhead.play(!playing)}>
        {playing ? 'Pause' : 'Play'}
      </button>
      <button type="button" aria-label="Step back" onClick={() => go(step - 1)} disabled={step <= 0}>
        ‹
      </button>
      <button type="button" aria-label="Step forward" onClick={() => go(step + 1)} disabled={step >= last}>
        ›
      </button>
      <input
        type="range"
        className="scrub"
        aria-label="Step shown"
        min={0}
        max={last}
        value={step}
        aria-valuetext={`step ${step} of ${last}`}
        onChange={(event) => go(Number(event.currentTarget.value))}
      />
    </>
  );
});

const Speed = memo(function Speed({ playhead }: { readonly playhead: Playhead }) {
  const speed = usePlayhead(speedOf);
  return (
    <label className="speed">
      <span>Speed</span>
      <select value={speed} onChange={(event) => playhead.setSpeed(Number(event.currentTarget.value))}>
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {each}/s
          </option>
        ))}
      </select>
    </label>
  );
});

function Readout() {
  const { loss, residual, ntk, curvature, sharpness, end } = useRun().trajectory;
  const step = useCursor(end);
  if (end < 0) return <p className="readout">The first loss is already beyond what a computer can hold.</p>;
  const at = (values: Float64Array) => formatNumber(values[step] ?? 0);
  return (
    <dl className="readout">
      <Cell name="t" value={String(step)} />
      <Cell name="L" value={at(loss)} />
      <Cell name="Δf" value={at(residual)} />
      <Cell name="λ" value={at(ntk)} />
      <Cell name="κ" value={at(curvature)} />
      <Cell name="sharpness" value={at(sharpness)} />
    </dl>
  );
}

const Cell = memo(function Cell({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
});

/** Advances the step with the clock while playing, and stops at the end. */
function usePlayback(playhead: Playhead, playing: boolean, speed: number, last: number): void {
  useEffect(() => {
    if (!playing) return;
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const perSecond = calm ? CALM : speed;
    let frame = 0;
    let from: number | null = null;
    const at = playhead.state().step;
    // From the end it starts again.
    const origin = at >= last ? 0 : at;
    const tick = (now: number) => {
      from ??= now;
      const step = Math.min(last, Math.floor(origin + ((now - from) / 1000) * perSecond));
      if (step !== playhead.state().step) playhead.advance(step);
      if (step >= last) playhead.play(false);
      else frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [playhead, playing, speed, last]);
}
