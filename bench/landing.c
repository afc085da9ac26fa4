/*
 * The measure for the atlas: the landing map as a plain scalar loop. κ₀ in (0, 6), r₀ in (0, 2), y = 0, at most 2,000 steps, N × N cells, starts
 * no network has (κ₀ < 2r₀) left out. A cell gives its landing curvature, its largest |r| and its step of convergence.
 *
 * "nine digits": a run is followed until κ no longer changes in its first nine digits, |r| ≤ 1e-9, as a loop must that knows no more than the map.
 * "same stop": it stops at |r| ≤ 1e-6 |r₀|, as the atlas does, which reads the rest off a conserved quantity; κ is then good to some six digits.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 512, LIMIT = 2000, RUNS = 15 };

static double landing[N * N], peaks[N * N];
static int steps[N * N];

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

static void map(double w, int nine_digits) {
  for (int row = 0; row < N; row++) {
    for (int column = 0; column < N; column++) {
      double k = 6 * (column + 0.5) / N, r = 2 * (row + 0.5) / N;
      if (k < 2 * fabs(r + w)) continue;
      double first = fabs(r), peak = first, size = first;
      double small = nine_digits ? 1e-9 * (first < 1 ? first : 1) : 1e-6 * first;
      int t = 0;
      for (;; t++) {
        if (size > peak) peak = size;
        if ((size <= small && k < 2) || !(size < 1e6) || t >= LIMIT) break;
        double z = r + w, next = r * (1 - k + r * z);
        k += r * (k * r - 4 * z);
        r = next;
        size = fabs(r);
      }
      landing[row * N + column] = k;
      peaks[row * N + column] = peak;
      steps[row * N + column] = t;
    }
  }
}

static int increasing(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

/* Prints the median milliseconds of both rules. The target is an argument, so that nothing can be worked out beforehand. */
int main(int argc, char **argv) {
  double w = argc > 1 ? atof(argv[1]) : 0, sum = 0;
  for (int nine_digits = 1; nine_digits >= 0; nine_digits--) {
    double samples[RUNS];
    for (int i = 0; i < RUNS; i++) {
      double from = now();
      map(w, nine_digits);
      samples[i] = now() - from;
    }
    qsort(samples, RUNS, sizeof *samples, increasing);
    printf("%.3f\n", samples[RUNS / 2]);
    /* Unread results would let the compiler drop the work. */
    for (int i = 0; i < N * N; i++) sum += landing[i] + peaks[i] + steps[i];
  }
  fprintf(stderr, "sum of all results: %g\n", sum);
  return 0;
}
