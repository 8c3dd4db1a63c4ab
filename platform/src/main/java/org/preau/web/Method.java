package org.preau.web;

/** The HTTP methods that routes answer to; HEAD is answered wherever GET is (RFC 9110 §9.3.2). */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE;

    /** Whether a request by this method changes nothing (RFC 9110 §9.2.1). */
    public boolean safe() {
        return this == GET;
    }
}
