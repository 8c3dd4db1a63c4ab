package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * What a PDF goes on saying of itself: its title, and which standards of archiving and of
 * accessible documents it follows.
 *
 * @param accessible the part of ISO 14289; empty for none
 * @param archive the part of ISO 19005; empty for none
 * @param level of that part
 */
record PdfTitle(String title, String accessible, String archive, String level) {

    private static final int MOST = 1_000_000;
    private static final int LINE = 500;
    private static final Pattern ACCESSIBLE = said("pdfuaid:part", "[1-9]");
    private static final Pattern ARCHIVE = said("pdfaid:part", "[1-9]");
    private static final Pattern LEVEL = said("pdfaid:conformance", "[A-Fa-f]");

    private static Pattern said(String name, String value) {
        return Pattern.compile(name + "(?:>|=[\"'])(" + value + ")[<\"']");
    }

    static PdfTitle of(PDDocument document) throws IOException {
        PDMetadata packet = document.getDocumentCatalog().getMetadata();
        String said = "";
        if (packet != null) {
            try (InputStream in = packet.createInputStream()) {
                said = new String(in.readNBytes(MOST), StandardCharsets.UTF_8);
            }
        }
        String title = document.getDocumentInformation().getTitle();
        return new PdfTitle(
                title == null ? "" : line(title),
                first(ACCESSIBLE, said),
                first(ARCHIVE, said),
                first(LEVEL, said));
    }

    private static String line(String text) {
        String clean = text.replaceAll("\\p{Cc}+", " ").strip();
        return clean.length() > LINE ? clean.substring(0, LINE) : clean;
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    /** A packet of XMP (ISO 16684-1) with no more than that; empty when there is nothing to say. */
    String asPacket() {
        if (title.isEmpty() && accessible.isEmpty() && archive.isEmpty()) {
            return "";
        }
        return """
        <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\
        <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
         xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">\
        """
                + (title.isEmpty()
                        ? ""
                        : "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
                                + DocumentTitle.escaped(title)
                                + "</rdf:li></rdf:Alt></dc:title>")
                + element("pdfuaid:part", accessible)
                + element("pdfaid:part", archive)
                + element("pdfaid:conformance", level)
                + "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>";
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + text + "</" + name + ">";
    }
}
