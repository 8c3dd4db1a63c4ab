package org.preau.files;

/**
 * What a property is called (RFC 4918 §4.5).
 *
 * @param namespace empty for none
 */
record PropertyName(String namespace, String local) {

    static PropertyName dav(String local) {
        return new PropertyName(DavXml.DAV, local);
    }

    boolean isDav() {
        return namespace.equals(DavXml.DAV);
    }

    /** How rows call it. */
    String key() {
        return "{" + namespace + "}" + local;
    }

    static PropertyName ofKey(String key) {
        int end = key.lastIndexOf('}');
        return new PropertyName(key.substring(1, end), key.substring(end + 1));
    }

    /** Its tag beside {@link #declaration}. */
    String tag() {
        if (isDav()) {
            return "D:" + local;
        }
        return namespace.isEmpty() ? local : "n:" + local;
    }

    /** What its tag needs to be understood; the prefix {@code D} stands at the root. */
    String declaration() {
        if (isDav()) {
            return "";
        }
        return namespace.isEmpty()
                ? " xmlns=\"\""
                : " xmlns:n=\"" + DavXml.escaped(namespace) + "\"";
    }

    /** Without a value. */
    String empty() {
        return "<" + tag() + declaration() + "/>";
    }
}
