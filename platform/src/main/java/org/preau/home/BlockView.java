package org.preau.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.preau.render.Form;
import org.preau.render.Link;
import org.preau.site.SectionTree;
import org.preau.site.Sections;
import org.preau.site.Wrong;
import org.preau.sql.TenantTx;
import org.preau.text.Message;
import org.preau.web.Desk;

/**
 * The view of {@code home/block.hbs}: the form of one block as somebody typed it, with what it may
 * offer, and what somebody else made of the block meanwhile.
 *
 * @param rich where its text is written as it will be read; empty for a block without one
 */
record BlockView(
        boolean fresh,
        Message heading,
        Message text,
        List<Link> crumbs,
        String action,
        String back,
        UUID id,
        int version,
        String kind,
        Form form,
        boolean hasLines,
        List<BlockForm.Line> lines,
        Optional<BlockForm.Files> files,
        Optional<Rich> rich,
        boolean sends,
        List<Said> theirs) {

    /** What the editor needs: the workspace's address, and the language of the site. */
    record Rich(String desk, String language) {}

    /** What somebody else's version says. */
    record Said(Message label, String value) {}

    private static final int MORE = 4;

    /**
     * @param theirs the block as somebody else saved it; empty for none
     * @param more whether further empty lines were asked for
     */
    static BlockView of(
            TenantTx tx,
            Desk desk,
            TypedBlock typed,
            List<Wrong> wrongs,
            Optional<Block> theirs,
            boolean more) {
        String base = HomeRoom.base(desk);
        String space = "/espace/" + desk.tenant().slug();
        BlockForm form = new BlockForm(typed.kind(), offers(tx, typed), wrongs, space);
        boolean fresh = typed.version() == 0;
        Optional<BlockForm.Files> files = form.files(typed);
        return new BlockView(
                fresh,
                fresh ? HomePages.name(typed.kind()) : heading(typed),
                Message.of("home.kind." + typed.kind().key() + ".text"),
                List.of(new Link(Message.of("home.title"), base)),
                base + (fresh ? "/nouveau/" + typed.kind().key() : "/" + typed.id()),
                base,
                typed.id(),
                theirs.map(Block::version).orElse(typed.version()),
                typed.kind().key(),
                form.words(typed.words()),
                typed.kind().hasLines() && !TypedBlock.isGallery(typed.kind()),
                more ? form.lines(typed.lines(), MORE) : form.lines(typed.lines()),
                files,
                typed.kind() == BlockKind.TEXT
                        ? Optional.of(new Rich(space, desk.tenant().language()))
                        : Optional.empty(),
                files.isPresent() || form.hasPictureLines(),
                theirs.map(it -> said(tx, it)).orElse(List.of()));
    }

    private static Message heading(TypedBlock typed) {
        String title = typed.words().getOrDefault("title", "");
        return title.isBlank() ? HomePages.name(typed.kind()) : Message.plain(title);
    }

    private static BlockForm.Offers offers(TenantTx tx, TypedBlock typed) {
        List<Places.Picture> shown = shown(tx, typed);
        return switch (typed.kind()) {
            case FEATURED -> BlockForm.Offers.articles(withChosen(tx, typed.words()));
            case LATEST, TEAMS, BOARD ->
                    BlockForm.Offers.sections(SectionTree.of(Sections.all(tx)));
            case FILES -> BlockForm.Offers.documents(Places.documents(tx));
            default ->
                    asksPictures(typed.kind())
                            ? BlockForm.Offers.pictures(Places.pictures(tx), shown)
                            : BlockForm.Offers.NONE;
        };
    }

    static boolean asksPictures(BlockKind kind) {
        return Stream.concat(kind.words().stream(), kind.line().stream())
                .anyMatch(question -> question.form() == Question.Form.PICTURE);
    }

    /** The pictures that the form names already, however old they are. */
    private static List<Places.Picture> shown(TenantTx tx, TypedBlock typed) {
        return Stream.concat(Stream.of(typed.words()), typed.lines().stream())
                .flatMap(answers ->
                        Stream.of("file", "logo").map(it -> answers.getOrDefault(it, "")))
                .filter(path -> !path.isBlank())
                .flatMap(path -> Places.picture(tx, path).stream())
                .distinct()
                .toList();
    }

    /** The articles offered, the chosen one among them however old. */
    private static List<Places.Text> withChosen(TenantTx tx, Map<String, String> words) {
        List<Places.Text> articles = new ArrayList<>(Places.articles(tx));
        Places.article(tx, words.getOrDefault("article", ""))
                .filter(it -> !articles.contains(it))
                .ifPresent(articles::addFirst);
        return articles;
    }

    private static List<Said> said(TenantTx tx, Block theirs) {
        List<Said> said = new ArrayList<>();
        for (Question question : theirs.kind().words()) {
            said.add(
                    new Said(
                            BlockFields.label(question),
                            shown(tx, question, theirs.word(question.name()))));
        }
        for (Map<String, String> line : theirs.lines()) {
            List<String> cells =
                    theirs.kind().line().stream()
                            .map(it -> shown(tx, it, line.getOrDefault(it.name(), "")))
                            .filter(cell -> !cell.isEmpty())
                            .toList();
            said.add(new Said(Message.of("home.line"), String.join(" · ", cells)));
        }
        return said.stream().filter(one -> !one.value().isEmpty()).toList();
    }

    /** An answer as a person reads it: a picture is what it shows, not its address. */
    private static String shown(TenantTx tx, Question question, String answer) {
        return switch (question.form()) {
            case PICTURE ->
                    Places.picture(tx, answer)
                            .map(it -> it.alt().isEmpty() ? it.name() : it.alt())
                            .orElse(answer);
            case ARTICLE -> Places.article(tx, answer).map(Places.Text::title).orElse(answer);
            case SECTION -> Places.section(tx, answer).orElse(answer);
            default -> answer;
        };
    }
}
