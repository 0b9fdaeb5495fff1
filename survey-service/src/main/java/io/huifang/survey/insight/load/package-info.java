/**
 * How much agents do and how evenly it falls on them, and how good their calls were: counted when
 * asked from leases, conclusions, wrap-ups, breaks and reviews, and forgotten when it is old.
 * Supervisors see everybody, an agent sees himself.
 */
package io.huifang.survey.insight.load;
