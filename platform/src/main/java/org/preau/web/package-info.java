/**
 * HTTP: hosts, gates, routes, the page cache and the one door to blocking code.
 *
 * <p>Vert.x lives here and in main only. Event loops hold the hosts, the cache and the ready bytes;
 * everything else passes {@link org.preau.web.Offload}. Features give {@link org.preau.web.Route}s
 * and handlers in plain Java.
 */
@NullMarked
package org.preau.web;

import org.jspecify.annotations.NullMarked;
