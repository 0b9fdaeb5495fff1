/**
 * What a run of hours is measured by: its parameters, faults drawn from a seed, samples, whether
 * they stay flat, and the page with charts that is made of them. Entry types: {@link
 * io.huifang.journeys.soak.Sampling} and {@link io.huifang.journeys.soak.SoakPage}.
 */
package io.huifang.journeys.soak;
