package org.preau.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the XML of requests: no document type, so no entity of anybody's, no address that is
 * fetched, nothing large, nothing deep. And writes elements so that they mean the same wherever
 * they are put.
 */
final class DavXml {

    /** The namespace of WebDAV. */
    static final String DAV = "DAV:";

    /** The most that a request's document holds, in bytes. */
    static final int MOST = 128 * 1024;

    private static final int DEEPEST = 40;
    private static final DocumentBuilderFactory PARSERS = parsers();

    private DavXml() {}

    /** What a document that cannot be taken is. */
    static final class BadXml extends Exception {
        private static final long serialVersionUID = 1;
        private final int status;

        BadXml(int status, String why) {
            super(why);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static DocumentBuilderFactory parsers() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setCoalescing(true);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java reads no XML safely", e);
        }
    }

    /**
     * The element at the root of a document.
     *
     * @return empty when there is no document
     */
    static Optional<Element> read(byte[] document) throws BadXml {
        if (document.length == 0) {
            return Optional.empty();
        }
        if (document.length > MOST) {
            throw new BadXml(413, "The document is too large.");
        }
        try {
            Element root = parser().parse(new ByteArrayInputStream(document)).getDocumentElement();
            measure(root, 0);
            return Optional.of(root);
        } catch (SAXException | IOException e) {
            throw new BadXml(400, "The document is no XML that is taken here.");
        }
    }

    private static synchronized DocumentBuilder parser() throws SAXException {
        try {
            DocumentBuilder parser = PARSERS.newDocumentBuilder();
            parser.setErrorHandler(
                    new DefaultHandler() {
                        @Override
                        public void error(SAXParseException e) throws SAXException {
                            throw e;
                        }
                    });
            return parser;
        } catch (ParserConfigurationException e) {
            throw new SAXException(e);
        }
    }

    private static void measure(Element element, int depth) throws BadXml {
        if (depth > DEEPEST) {
            throw new BadXml(400, "The document is too deep.");
        }
        for (Element child : children(element)) {
            measure(child, depth + 1);
        }
    }

    static boolean is(Element element, String name) {
        return DAV.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (Node it = element.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }

    static Optional<Element> child(Element element, String name) {
        return children(element).stream().filter(it -> is(it, name)).findFirst();
    }

    /** What an element is called, wherever it stands. */
    static PropertyName name(Element element) {
        String namespace = element.getNamespaceURI();
        return new PropertyName(namespace == null ? "" : namespace, element.getLocalName());
    }

    /** The element with all its namespaces said by itself. */
    static String written(Element element) {
        StringBuilder out = new StringBuilder();
        write(element, out);
        return out.toString();
    }

    /** What is within it, the same way. */
    static String content(Element element) {
        StringBuilder out = new StringBuilder();
        writeContent(element, out);
        return out.toString();
    }

    private static void write(Element element, StringBuilder out) {
        PropertyName name = name(element);
        out.append('<').append(name.tag()).append(name.declaration());
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            write((Attr) attributes.item(i), i, out);
        }
        if (element.getFirstChild() == null) {
            out.append("/>");
            return;
        }
        out.append('>');
        writeContent(element, out);
        out.append("</").append(name.tag()).append('>');
    }

    private static void write(Attr attribute, int number, StringBuilder out) {
        String namespace = attribute.getNamespaceURI();
        if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(namespace)) {
            return;
        }
        String name = attribute.getLocalName();
        if (XMLConstants.XML_NS_URI.equals(namespace)) {
            name = "xml:" + name;
        } else if (namespace != null) {
            String prefix = "a" + number;
            out.append(" xmlns:").append(prefix).append("=\"").append(escaped(namespace));
            out.append('"');
            name = prefix + ":" + name;
        }
        out.append(' ').append(name).append("=\"").append(escaped(attribute.getValue()));
        out.append('"');
    }

    private static void writeContent(Element element, StringBuilder out) {
        for (Node it = element.getFirstChild(); it != null; it = it.getNextSibling()) {
            if (it instanceof Element child) {
                write(child, out);
            } else if (it.getNodeType() == Node.TEXT_NODE
                    || it.getNodeType() == Node.CDATA_SECTION_NODE) {
                out.append(escaped(it.getNodeValue()));
            }
        }
    }

    /**
     * Text as XML 1.0 has it: what it cannot hold at all, such as the bell, becomes the sign for
     * what cannot be shown.
     */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints()
                .forEach(c -> {
                    switch (c) {
                        case '&' -> out.append("&amp;");
                        case '<' -> out.append("&lt;");
                        case '>' -> out.append("&gt;");
                        case '"' -> out.append("&quot;");
                        case '\r' -> out.append("&#13;");
                        case '\n', '\t' -> out.append((char) c);
                        default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
                    }
                });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || (c >= 0x10000 && c <= 0x10FFFF);
    }
}
