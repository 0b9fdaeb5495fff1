/**
 * The floor, for supervisors: who is on which call since when, what waits and how long, which
 * windows close soon. A call can be taken out of somebody's hand.
 */
package io.huifang.survey.floor;
