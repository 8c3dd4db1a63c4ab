package org.preau.site;

import java.util.UUID;
import org.preau.base.TenantId;

/** A public text is no longer public: copies of it elsewhere go too. */
public record ArticleWithdrawn(TenantId tenant, UUID article) {}
