/**
 * Before any route: connections that may not stay, requests whose target could be read in two ways.
 *
 * <p>Entry types: {@link io.huifang.intake.door.Door} watches connections on the event loops,
 * {@link io.huifang.intake.door.TargetFilter} stands before all routes. What HTTP framing allows in
 * two ways the HTTP decoder refuses by itself; {@code FramingTest} holds it to that.
 */
package io.huifang.intake.door;
