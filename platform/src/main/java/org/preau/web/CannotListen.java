package org.preau.web;

/** The server cannot listen at its port. */
public final class CannotListen extends RuntimeException {

    private final int port;

    CannotListen(String address, int port, Throwable cause) {
        super("cannot listen at " + address + ":" + port, cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
