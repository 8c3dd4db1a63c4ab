package org.preau.exchange;

import java.util.Optional;
import org.preau.look.PublishLook;
import org.preau.template.BringTemplate;

/**
 * How a site that comes is dressed.
 *
 * @param templates empty where the operator has nobody write templates
 */
public record Dressing(PublishLook look, Optional<BringTemplate> templates) {}
