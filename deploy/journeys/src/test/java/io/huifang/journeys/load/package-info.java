/** Keeps the actors of the load at work, several at a time, and notices when one breaks down. */
package io.huifang.journeys.load;
