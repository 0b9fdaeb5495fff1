package io.huifang.journeys.reconcile;

import io.huifang.journeys.evidence.Evidence;

/** One promise, as far as a run's evidence can refute it. */
interface Check {
    Finding examine(Evidence evidence);
}
