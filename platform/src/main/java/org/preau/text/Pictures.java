package org.preau.text;

import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.Text;
import com.vladsch.flexmark.util.ast.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.preau.text.MarkdownLinks.SiteImage;
import org.preau.text.RenderedText.Kind;

/**
 * The images of a text: in a line, alone in their paragraph (a figure), or several alone together
 * (a gallery).
 */
final class Pictures {
    /**
     * An image as written.
     *
     * @param image what to show; empty when it is not one of the site's own
     * @param text its description, typeset
     * @param caption its title, typeset
     */
    record Picture(Optional<SiteImage> image, String target, String text, String caption) {}

    private final TextPage page;
    private final IdentityHashMap<Node, Picture> known = new IdentityHashMap<>();

    Pictures(TextPage page) {
        this.page = page;
    }

    /** Asks the resolver once for each image. */
    Picture read(Node node) {
        return known.computeIfAbsent(node, this::readNew);
    }

    private Picture readNew(Node node) {
        String target = "";
        String title = "";
        if (node instanceof Image image) {
            target = image.getUrl().unescape();
            title = image.getTitle().unescape();
        } else if (node instanceof ImageRef reference) {
            Reference to = reference.getReferenceNode(node.getDocument());
            target = to == null ? "" : to.getUrl().unescape();
            title = to == null ? "" : to.getTitle().unescape();
        }
        page.linkTo(node, target);
        Typography typography = page.options.typography();
        String text = typography.set(page.typesetter.plain(node));
        return new Picture(resolve(node, target, text), target, text, typography.set(title));
    }

    private Optional<SiteImage> resolve(Node node, String target, String text) {
        Optional<SiteImage> image =
                SafeAddress.of(target)
                        .flatMap(page.options.links()::image)
                        .filter(found ->
                                SafeAddress.isUnder(page.options.mediaBase(), found.address()));
        if (image.isEmpty()) {
            page.remark(Kind.IMAGE_FROM_ELSEWHERE, node, target);
        } else if (text.isEmpty()) {
            page.remark(Kind.IMAGE_WITHOUT_TEXT, node, target);
        } else if (TextRules.saysNothing(text)) {
            page.remark(Kind.IMAGE_TEXT_SAYS_NOTHING, node, text);
        }
        return image;
    }

    /**
     * The image element; the description is there even when empty, which tells readers' software to
     * skip it.
     */
    void write(Picture picture) {
        SiteImage image = picture.image().orElseThrow();
        page.html.open(
                "img",
                "src",
                image.address(),
                "width",
                pixels(image.width()),
                "height",
                pixels(image.height()),
                "alt",
                picture.text(),
                "loading",
                "lazy",
                "decoding",
                "async");
    }

    private static String pixels(int size) {
        return size > 0 ? Integer.toString(size) : "";
    }

    /**
     * Writes a paragraph of nothing but images of the site; false when it is another one, which is
     * left unwritten.
     */
    boolean writeAlone(Paragraph paragraph) {
        List<Node> images = imagesAlone(paragraph);
        if (images.isEmpty()) {
            return false;
        }
        List<Picture> pictures = images.stream().map(this::read).toList();
        if (pictures.stream().anyMatch(picture -> picture.image().isEmpty())) {
            return false;
        }
        if (pictures.size() == 1) {
            figure(pictures.getFirst());
        } else {
            gallery(pictures);
        }
        return true;
    }

    private static List<Node> imagesAlone(Paragraph paragraph) {
        List<Node> images = new ArrayList<>();
        for (Node node = paragraph.getFirstChild(); node != null; node = node.getNext()) {
            if (Players.isRecording(node)) {
                return List.of();
            }
            if (node instanceof Image
                    || (node instanceof ImageRef reference && reference.isDefined())) {
                images.add(node);
            } else if (!isGap(node)) {
                return List.of();
            }
        }
        return images;
    }

    private static boolean isGap(Node node) {
        boolean blank = node instanceof Text && node.getChars().isBlank();
        return blank || node instanceof SoftLineBreak || node instanceof HardLineBreak;
    }

    private void figure(Picture picture) {
        page.html.open("figure", "class", "image");
        write(picture);
        caption(picture);
        page.html.close("figure").line();
    }

    private void gallery(List<Picture> pictures) {
        page.html.open("ul", "class", "gallery");
        for (Picture picture : pictures) {
            page.html.open("li").open("figure");
            writeLinked(picture);
            caption(picture);
            page.html.close("figure").close("li");
        }
        page.html.close("ul").line();
    }

    /** A link needs a name; a picture without a description cannot give it one. */
    private void writeLinked(Picture picture) {
        if (picture.text().isEmpty()) {
            write(picture);
            return;
        }
        page.html.open("a", "href", picture.image().orElseThrow().address());
        write(picture);
        page.html.close("a");
    }

    private void caption(Picture picture) {
        if (!picture.caption().isEmpty()) {
            page.html.open("figcaption").text(picture.caption()).close("figcaption");
        }
    }
}
