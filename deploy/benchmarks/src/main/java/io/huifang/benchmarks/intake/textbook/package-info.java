/** The peer as a tutorial would write it: a bound and validated object, sent through an emitter. */
package io.huifang.benchmarks.intake.textbook;
