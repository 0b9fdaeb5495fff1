/** Reads each document by the model of its kind, and refuses what the model does not know. */
package io.huifang.kubernetes.reading;
