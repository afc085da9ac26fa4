import { memo, useEffect } from 'react';
import { useStore } from '../../../state/react.tsx';
import { count, STEPS } from './net.ts';
import { type Trainer, trainerOf } from './trainer.ts';
import { useTraining } from './useTraining.ts';
import './training.css';

/** Steps in a frame: few at first, where most happens. */
const SLOW = 25;
const MOST = 12;
const inFrame = (steps: number) => Math.min(MOST, 1 + Math.floor(steps / SLOW));

/** Where it stops to be looked at, and for how many milliseconds, when the reader asked for less motion. */
const JUMPS = [10, 100, 1000, STEPS];
const LOOK = 500;

/** Play, one step, and back to the start. */
export const TrainingBar = memo(function TrainingBar() {
  const trainer = trainerOf(useStore());
  const { steps, isPlaying } = useTraining();
  usePlayback(trainer, isPlaying);
  // It begins when it is first seen, if nothing speaks against motion; nothing is trained that nobody sees.
  useEffect(() => {
    if (trainer.now()?.steps === 0 && !isCalm()) trainer.play(true);
    return () => trainer.play(false);
  }, [trainer]);
  const stepOn = () => {
    trainer.play(false);
    trainer.step(1);
  };
  return (
    <section className="training-bar" aria-label="Training">
      <button type="button" className="play" onClick={() => trainer.play(!isPlaying)}>
        {isPlaying ? 'Pause' : 'Play'}
      </button>
      <button type="button" aria-label="One step" onClick={stepOn} disabled={steps >= STEPS}>
        ›
      </button>
      <button type="button" onClick={() => trainer.restart()} disabled={steps === 0}>
        Restart
      </button>
      <progress aria-label="Trained" max={STEPS} value={steps} />
      <span className="training-steps" aria-hidden="true">
        {count(steps)} of {count(STEPS)} steps
      </span>
    </section>
  );
});

/** Whether the reader asked for less motion. */
const isCalm = () => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

function usePlayback(trainer: Trainer, isPlaying: boolean): void {
  useEffect(() => {
    if (!isPlaying) return;
    const stepsNow = () => trainer.now()?.steps ?? STEPS;
    if (isCalm()) {
      const jump = () => {
        if (trainer.isUnsettled()) return;
        const at = stepsNow();
        trainer.step((JUMPS.find((step) => step > at) ?? STEPS) - at);
      };
      const timer = window.setInterval(jump, LOOK);
      jump();
      return () => window.clearInterval(timer);
    }
    let frame = 0;
    const tick = () => {
      if (!trainer.isUnsettled()) trainer.step(inFrame(stepsNow()));
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(frame);
  }, [trainer, isPlaying]);
}
