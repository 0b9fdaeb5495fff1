/**
 * The table {@code kpi}: {@link io.huifang.survey.insight.indicator.kpi.KeepKpis} takes in what the
 * topic of indicators says, so that any replica can answer with it.
 */
package io.huifang.survey.insight.indicator.kpi;
