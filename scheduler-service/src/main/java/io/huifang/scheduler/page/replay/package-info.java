/**
 * Policies tried on past events, on pages: begun, watched while they run, and read: which decisions
 * would have been others, and what agents and budgets would have been asked for.
 */
package io.huifang.scheduler.page.replay;
