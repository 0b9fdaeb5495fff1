/**
 * What may be shown of few people: {@link io.huifang.survey.smallgroup.SmallGroups} is the one
 * rule, for anonymous answers and for indicators alike.
 */
package io.huifang.survey.smallgroup;
