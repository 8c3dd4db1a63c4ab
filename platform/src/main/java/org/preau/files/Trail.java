package org.preau.files;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A path with what there is on it, from the root on.
 *
 * @param nodes the root and what of the path was found
 */
record Trail(FilePath path, List<Node> nodes) {

    /** What the path leads to; empty when there is nothing. */
    Optional<Node> target() {
        return nodes.size() == path.depth() + 1 ? Optional.of(nodes.getLast()) : Optional.empty();
    }

    /** The folder where the target is or would be; empty when there is none. */
    Optional<Node> parent() {
        return nodes.size() >= path.depth()
                ? Optional.of(nodes.get(Math.max(0, path.depth() - 1))).filter(Node::folder)
                : Optional.empty();
    }

    /** The identifiers of what was found. */
    List<UUID> ids() {
        return nodes.stream().map(Node::nodeId).toList();
    }

    /** The same of the folder that the target is or would be in. */
    List<UUID> idsAbove() {
        return ids().subList(0, Math.min(nodes.size(), Math.max(1, path.depth())));
    }
}
