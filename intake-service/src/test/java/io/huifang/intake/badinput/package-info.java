/**
 * Bad requests by category, each with the answer it must get. A table is a list of rows that read
 * aloud; they are sent byte for byte, since a client library would repair some of them.
 */
package io.huifang.intake.badinput;
