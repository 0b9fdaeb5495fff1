/**
 * What would follow a conclusion, shown before it is saved. The scheduler says it, by the rule by
 * which it decides; here it is put into words.
 *
 * <p>Entry type: {@link io.huifang.survey.foresight.ForeseeConclusion}.
 */
package io.huifang.survey.foresight;
