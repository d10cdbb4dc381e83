/** The routes, and what a browser gets: pages, redirects, cookies, headers, and an event for each request. */
@NullMarked
package dev.latchkey.signin.endpoint;

import org.jspecify.annotations.NullMarked;
