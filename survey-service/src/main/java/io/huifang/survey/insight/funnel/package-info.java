/**
 * What became of events, stage by stage, with the reasons why some went no further. Counted by
 * {@link io.huifang.survey.insight.indicator}.
 */
package io.huifang.survey.insight.funnel;
