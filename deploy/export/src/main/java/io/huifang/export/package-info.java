/**
 * Writes one day's facts for analysis into files: reads the topics, sorts the facts by kind, and
 * writes each kind as CSV or Parquet with the columns of the contract.
 */
package io.huifang.export;
