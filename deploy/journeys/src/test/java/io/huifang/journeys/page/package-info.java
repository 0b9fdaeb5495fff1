/**
 * Pages that drills write: each its own chapter. Entry type: {@link
 * io.huifang.journeys.page.ChapteredPage}.
 */
package io.huifang.journeys.page;
