import { memo, useEffect } from 'react';
import { useSpan } from './pictures/span.ts';
import type { Playhead, PlayState } from './playhead.ts';
import { usePlayhead, useRun, useScope } from './scope.tsx';
import { Explained } from './words/Explained.tsx';
import './timeBar.css';

const SPEEDS = [2, 5, 10, 25, 60, 240];
/** Steps a second when the reader asked for less motion: each step is seen, nothing moves smoothly. */
const CALM = 2;

const isPlaying = (state: PlayState) => state.playing;
const speedOf = (state: PlayState) => state.speed;
const stepOf = ({ hover, step }: PlayState) => hover ?? step;

/** Play, step and scrub. A still run has none. */
export const TimeBar = memo(function TimeBar() {
  const { playhead, changes } = useScope();
  if (changes === null) return null;
  return (
    <section className="time-bar" aria-label="Time">
      <TransportOfRun playhead={playhead} />
      <Speed playhead={playhead} />
    </section>
  );
});

/** Follows the run for its last step alone, which few of its changes change. Of a run that is a question nobody knows where it ends. */
function TransportOfRun({ playhead }: { readonly playhead: Playhead }) {
  const { trajectory, asked } = useRun();
  const span = useSpan();
  const last = asked ? trajectory.steps : Math.max(0, Math.min(trajectory.end, span));
  return <Transport playhead={playhead} last={last} />;
}

interface TransportProps {
  readonly playhead: Playhead;
  /** The last step there is. */
  readonly last: number;
}

const Transport = memo(function Transport({ playhead, last }: TransportProps) {
  const playing = usePlayhead(isPlaying);
  const speed = usePlayhead(speedOf);
  // Of a run that is a question the picked step is also how far it is known.
  const step = Math.min(usePlayhead(stepOf), last);
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
      <output className="time-now">
        <Explained text={`t = ${step}`} /> of {last}
      </output>
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
