/**
 * The desk, which an agent has open all day: what waits, which calls he holds, the next one. Pages
 * use the same use cases as the interface for programs. A call has its own package below.
 */
package io.huifang.survey.desk;
