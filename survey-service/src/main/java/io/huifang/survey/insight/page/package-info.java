/**
 * The dashboard: what callbacks come to, as people see it. It asks the use cases that the interface
 * asks, so both show the same numbers. Everything stands in tables; the script draws its charts
 * from these, and without it nothing is missing.
 */
package io.huifang.survey.insight.page;
