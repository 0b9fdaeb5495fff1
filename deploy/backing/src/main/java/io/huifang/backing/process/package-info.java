/**
 * Processes of the operating system: started with a guardian that ends them after their starter, or
 * detached; their logs, their ports, and leaving root for servers that refuse to run as root.
 *
 * <p>Knows nothing about PostgreSQL or Kafka. Start reading at {@link
 * io.huifang.backing.process.Child}.
 */
package io.huifang.backing.process;
