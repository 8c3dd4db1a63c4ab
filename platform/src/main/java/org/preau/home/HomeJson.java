package org.preau.home;

import java.util.List;

/**
 * The home page as the API gives it.
 *
 * @param online the blocks that visitors see; none while the page shows what it shows by itself
 * @param draft the blocks being prepared; the same while nothing is
 * @param removed taken away lately; they can come back
 * @param changed whether something is prepared that is not public yet
 */
public record HomeJson(
        List<BlockJson> online, List<BlockJson> draft, List<BlockJson> removed, boolean changed) {

    static HomeJson of(HomePage home) {
        Arrangement draft = home.arrangement();
        return new HomeJson(
                all(Arrangement.read(home.online()).blocks()),
                all(draft.blocks()),
                all(draft.removed().stream().map(Arrangement.Removed::block).toList()),
                home.changed());
    }

    private static List<BlockJson> all(List<Block> blocks) {
        return blocks.stream().map(BlockJson::of).toList();
    }
}
