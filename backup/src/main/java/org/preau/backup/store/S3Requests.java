package org.preau.backup.store;

import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.HeadBucketArgs;
import io.minio.HeadObjectArgs;
import io.minio.ListObjectsV2Args;
import io.minio.RemoveObjectArgs;
import org.jspecify.annotations.Nullable;

/** What is asked of an S3 server, in the SDK's words. */
record S3Requests(S3Settings settings) {

    /** The name of an object in the bucket. */
    String name(ObjectKey key) {
        return settings.prefix() + key;
    }

    HeadBucketArgs bucket() {
        return HeadBucketArgs.builder().bucket(settings.bucket()).build();
    }

    GetObjectLockConfigurationArgs lock() {
        return GetObjectLockConfigurationArgs.builder().bucket(settings.bucket()).build();
    }

    HeadObjectArgs head(ObjectKey key) {
        return HeadObjectArgs.builder().bucket(settings.bucket()).object(name(key)).build();
    }

    RemoveObjectArgs remove(ObjectKey key) {
        return RemoveObjectArgs.builder().bucket(settings.bucket()).object(name(key)).build();
    }

    GetObjectArgs get(ObjectKey key, @Nullable ByteRange range) {
        var args = GetObjectArgs.builder().bucket(settings.bucket()).object(name(key));
        if (range != null) {
            args.offset(range.offset());
            // A length whose last byte no number can name is a length to the end.
            if (range.length() <= Long.MAX_VALUE - range.offset()) {
                args.length(range.length());
            }
        }
        return args.build();
    }

    ListObjectsV2Args list(String prefix, String after, int limit) {
        return ListObjectsV2Args.builder()
                .bucket(settings.bucket())
                .prefix(settings.prefix() + prefix)
                .startAfter(after.isEmpty() ? null : after)
                .maxKeys(limit)
                .build();
    }
}
