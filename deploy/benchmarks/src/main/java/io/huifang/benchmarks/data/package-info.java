/**
 * What benchmarks put into databases and events, and how they reach and watch the databases: shared
 * by several benchmarks, about none of them.
 */
package io.huifang.benchmarks.data;
