/**
 * The latest word on an attempt that the survey side holds: whether its customer may still be
 * called, by the same rules as when it was dispatched. Asked just before the number is shown.
 */
package io.huifang.scheduler.word;
