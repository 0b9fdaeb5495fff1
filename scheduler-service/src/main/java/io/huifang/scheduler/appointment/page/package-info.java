/**
 * The page on which a customer answers, in Chinese and English, and the same for applications in
 * JSON. It needs no script; a look at it, such as a message's preview, changes nothing.
 */
package io.huifang.scheduler.appointment.page;
