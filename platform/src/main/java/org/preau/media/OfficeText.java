package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The words of an office file: a zip of XML. Entries are read by their usual names, one event at a
 * time, without entities or anything from elsewhere, until there are words enough or too many bytes
 * have come out of it.
 */
final class OfficeText {

    /** What may be unpacked of one file, in bytes. */
    private static final long UNPACKED = 40_000_000;

    private static final int SLIDES = 200;

    /** Elements after which another word begins. */
    private static final Set<String> ENDS =
            Set.of(
                    "p",
                    "h",
                    "tc",
                    "table-cell",
                    "si",
                    "br",
                    "tab",
                    "line-break",
                    "s",
                    "cr",
                    "list-item");

    /** Codes of fields and what was deleted: nobody reads them. */
    private static final Set<String> SILENT =
            Set.of("instrText", "delText", "tracked-changes", "annotation", "binary-data");

    private OfficeText() {}

    static String read(Path file, String type) throws IOException {
        StringBuilder words = new StringBuilder();
        long[] left = {UNPACKED};
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (String name : parts(type)) {
                ZipEntry entry = zip.getEntry(name);
                if (entry != null && words.length() < DocumentText.MOST) {
                    try (InputStream in = new Bounded(zip.getInputStream(entry), left)) {
                        xml(in, words);
                    }
                }
            }
        }
        return words.toString();
    }

    private static List<String> parts(String type) {
        if (type.equals(FileType.DOCX.type())) {
            return List.of("word/document.xml", "word/footnotes.xml", "word/endnotes.xml");
        }
        if (type.equals(FileType.XLSX.type())) {
            return List.of("xl/sharedStrings.xml");
        }
        if (type.equals(FileType.PPTX.type())) {
            List<String> slides = new ArrayList<>();
            for (int i = 1; i <= SLIDES; i++) {
                slides.add("ppt/slides/slide" + i + ".xml");
            }
            return slides;
        }
        return List.of("content.xml");
    }

    private static void xml(InputStream in, StringBuilder words) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            try {
                events(reader, words);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooMuch much) {
                throw much;
            }
            throw new IOException("not the XML of a document", e);
        }
    }

    private static void events(XMLStreamReader reader, StringBuilder words)
            throws XMLStreamException {
        int silent = 0;
        while (reader.hasNext() && words.length() < DocumentText.MOST) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (silent > 0 || SILENT.contains(reader.getLocalName())) {
                        silent++;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    silent = Math.max(0, silent - 1);
                    if (ENDS.contains(reader.getLocalName())) {
                        words.append(' ');
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (silent == 0) {
                        append(reader, words);
                    }
                }
                default -> {}
            }
        }
    }

    private static void append(XMLStreamReader reader, StringBuilder words) {
        int room = DocumentText.MOST - words.length();
        words.append(
                reader.getTextCharacters(),
                reader.getTextStart(),
                Math.min(room, reader.getTextLength()));
    }
}
