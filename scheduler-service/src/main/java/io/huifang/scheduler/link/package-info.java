/**
 * Links by which a customer answers without logging in: {@link io.huifang.scheduler.link.Links}
 * makes and reads them. A link is signed, serves one purpose, and ends; whoever has it may answer
 * for the customer about one callback, and learns nothing else.
 */
package io.huifang.scheduler.link;
