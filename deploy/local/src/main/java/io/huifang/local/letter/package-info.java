/**
 * Dead letters: what they say, and putting their records back on the topic they came from.
 *
 * <p>A redrive is two writes, the copy on the topic of origin and a mark that it is there. They are
 * no Kafka transaction on purpose: its markers would stand between the records of a topic whose
 * consumers count offsets, its aborted records would be worked on by those who read uncommitted,
 * and all who read committed would wait for a tool that died. Instead the intention is marked
 * first. The order of the marks decides whose it is, and an intention that was left without an end
 * tells the next run where on the topic of origin to look for the copy.
 */
package io.huifang.local.letter;
