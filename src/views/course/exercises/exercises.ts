import { BOWL } from './bowl.ts';
import { CATAPULT } from './catapult.ts';
import { EVOLUTION } from './evolution.ts';
import type { Exercise } from './exercise.ts';
import { KERNEL } from './kernel.ts';
import { LINEAR } from './linear.ts';
import { SPECTRUM } from './spectrum.ts';
import { STEP } from './step.ts';

/** The seven exercises, in the order of the lecture. */
export const EXERCISES: readonly Exercise[] = [LINEAR, SPECTRUM, BOWL, STEP, KERNEL, EVOLUTION, CATAPULT];
