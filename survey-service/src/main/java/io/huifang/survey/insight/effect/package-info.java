/**
 * What calls do: customers who were to be called against those who were held out, by what happened
 * to them in the fourteen days afterwards.
 */
package io.huifang.survey.insight.effect;
