/** The command: lets a simulated world tell its facts on the real topics. */
package io.huifang.simulation;
