/**
 * The shared site: its home, the directory of associations, its news, its help, and the first page
 * of each workspace.
 *
 * <p>The portal is a tenant like the others. What it shows of associations are copies that a job
 * brings ({@link org.preau.portal.CopyEntry}); nothing here reads another tenant's rows.
 */
@NullMarked
package org.preau.portal;

import org.jspecify.annotations.NullMarked;
