/**
 * Disks that are full: a server's directory on a file system of its own, which can be filled
 * without harm to the machine. Entry type: {@link io.huifang.journeys.disk.Disks}.
 */
package io.huifang.journeys.disk;
