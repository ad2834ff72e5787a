// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.s3.store;

import io.landbridge.s3.checksum.Algorithm;
import io.landbridge.s3.checksum.ChecksumValue;
import io.landbridge.s3.checksum.RunningChecksum;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A body that computes checksums of what passes through it. */
final class ChecksummedBody implements ObjectBody {
  private final ObjectBody body;
  private final List<RunningChecksum> running;
  private final Map<String, Checksum> computed = new LinkedHashMap<>();

  ChecksummedBody(ObjectBody body, Set<Algorithm> algorithms) {
    this.body = body;
    this.running = algorithms.stream().sorted().map(Algorithm::start).toList();
  }

  @Override
  public long length() {
    return body.length();
  }

  @Override
  public Optional<Algorithm> announcedChecksum() {
    return body.announcedChecksum();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int start = target.position();
    int moved = body.read(target);
    if (moved >= 0) {
      for (RunningChecksum checksum : running) {
        checksum.update(target.slice(start, moved));
      }
    } else if (computed.isEmpty()) {
      end();
    }
    return moved;
  }

  private void end() {
    for (RunningChecksum checksum : running) {
      ChecksumValue value = checksum.value();
      computed.put(value.algorithm().name(), Checksum.of(value));
    }
    // What the body itself knows has been verified and is the same.
    body.checksums().forEach(known -> computed.put(known.algorithm(), known));
  }

  @Override
  public List<Checksum> checksums() {
    // Throws before the end.
    List<Checksum> known = body.checksums();
    return computed.isEmpty() ? known : List.copyOf(computed.values());
  }
}
