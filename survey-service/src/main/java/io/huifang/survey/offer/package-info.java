/**
 * What the scheduler hands over and takes back: dispatched attempts become offers when their window
 * begins, and come back when it ends or when they are withdrawn.
 *
 * <p>Reads the topic {@code callback-tasks}.
 */
package io.huifang.survey.offer;
