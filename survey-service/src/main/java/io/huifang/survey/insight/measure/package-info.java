/**
 * What numbers of people and events are worth: intervals around shares, and how likely it is that a
 * difference or a rise came about by chance. Pure functions.
 */
package io.huifang.survey.insight.measure;
