/** Writes the facts of a world as the services would. */
package io.huifang.simulation.log;
