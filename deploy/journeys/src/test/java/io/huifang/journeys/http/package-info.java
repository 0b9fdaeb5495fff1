/**
 * HTTP as a client sees it that does not trust the other side: every exchange ends in an answer or
 * in the knowledge that there is none, never in an exception.
 */
package io.huifang.journeys.http;
