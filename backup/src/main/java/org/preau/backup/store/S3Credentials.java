package org.preau.backup.store;

/**
 * The pair that an S3 server knows a user by.
 *
 * @param accessKey the public half
 * @param secretKey the secret half; never printed
 */
public record S3Credentials(String accessKey, String secretKey) {
    /**
     * Checks that both are there.
     *
     * @throws IllegalArgumentException if one is blank
     */
    public S3Credentials {
        if (accessKey.isBlank() || secretKey.isBlank()) {
            throw new IllegalArgumentException("An S3 access key and a secret key go together");
        }
    }

    @Override
    public String toString() {
        return "S3Credentials[" + accessKey + ", ***]";
    }
}
