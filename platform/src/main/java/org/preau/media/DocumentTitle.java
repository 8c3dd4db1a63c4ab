package org.preau.media;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What an office file goes on saying of itself: its title and its language, which readers and
 * screen readers want.
 *
 * @param version of ODF, as the file names it
 */
record DocumentTitle(String title, String language, String version) {

    private static final int MOST = 500;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    /** The parts of ISO/IEC 29500 that say who wrote a document with what, with nothing in them. */
    static final String NO_APPLICATION =
            HEAD
                    + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>";

    static final String NOTHING_CUSTOM =
            HEAD
                    + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\"/>";

    static final String NO_PEOPLE =
            HEAD
                    + "<w15:people xmlns:w15=\"http://schemas.microsoft.com/office/word/2012/wordml\"/>";

    /**
     * Reads the part of an office file that describes it.
     *
     * @throws IOException when it cannot be read, or is too long; what is no XML says nothing
     */
    static DocumentTitle read(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        String[] found = {"", "", "1.2"};
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT) {
                    note(reader, found);
                }
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof TooMuch much) {
                throw much;
            }
        }
        return new DocumentTitle(found[0], found[1], found[2]);
    }

    private static void note(XMLStreamReader reader, String[] found) throws XMLStreamException {
        switch (reader.getLocalName()) {
            case "title" -> found[0] = text(reader);
            case "language" -> found[1] = text(reader);
            case "document-meta" -> {
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    if (reader.getAttributeLocalName(i).equals("version")) {
                        found[2] = bounded(reader.getAttributeValue(i));
                    }
                }
            }
            default -> {}
        }
    }

    private static String text(XMLStreamReader reader) throws XMLStreamException {
        return bounded(reader.getElementText());
    }

    private static String bounded(String text) {
        String line = text.strip();
        return line.length() > MOST ? line.substring(0, MOST) : line;
    }

    /** {@code docProps/core.xml} (ISO/IEC 29500-2, §11). */
    String asCore() {
        return HEAD
                + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                + words()
                + "</cp:coreProperties>";
    }

    /** {@code meta.xml} (ODF 1.2, part 1, §3.1.3). */
    String asMeta() {
        return HEAD
                + "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\""
                + escaped(version)
                + "\"><office:meta>"
                + words()
                + "</office:meta></office:document-meta>";
    }

    private String words() {
        return element("dc:title", title) + element("dc:language", language);
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<" + name + ">" + escaped(text) + "</" + name + ">";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
