/**
 * The rules of shape that every module keeps, for its {@code ArchitectureTest} to inherit. Who does
 * so needs ArchUnit and JUnit among its test dependencies; nobody else needs either.
 */
package io.huifang.backing.shape;
