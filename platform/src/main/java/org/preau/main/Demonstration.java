package org.preau.main;

/** The fictional town that an empty data folder begins with. */
final class Demonstration {

    private Demonstration() {}

    static void make(House house) {
        house.clock();
    }
}
