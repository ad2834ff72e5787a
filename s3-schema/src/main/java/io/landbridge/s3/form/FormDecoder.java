// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.form;

import io.landbridge.s3.chunked.BodyErrors;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Takes a {@code multipart/form-data} body apart while it arrives: first the fields, which are
 * bounded, then the content of the file, which is not kept. The file is the part named {@code
 * file}; S3 ignores what follows it. Source: RFC 7578; RFC 2046 5.1. One thread at a time.
 */
public final class FormDecoder {
  /** S3's bound on all that precedes the file. */
  static final int MOST_BEFORE_FILE = 20_480;

  /** Fields after the file are ignored, but not without end. */
  private static final int MOST_AFTER_FILE = 20_480;

  private static final byte CR = '\r';

  private final byte[] delimiter;
  private final FormHead head;
  private ByteBuffer rest = ByteBuffer.allocate(0);
  private Optional<PostForm> form = Optional.empty();
  private State state = State.FIELDS;

  /** How many bytes of the delimiter were just seen. */
  private int matched;

  /** Which bytes of the delimiter turned out to be content and still have to be given. */
  private int owed;

  private int owedEnd;
  private int afterFile;
  private final byte[] afterDelimiter = new byte[2];

  private enum State {
    FIELDS,
    CONTENT,
    AFTER_DELIMITER,
    EPILOGUE
  }

  private FormDecoder(String boundary) {
    this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    this.head = new FormHead(delimiter);
  }

  /**
   * A decoder for a body of this type.
   *
   * @param contentType the header, such as {@code multipart/form-data; boundary=9431149156168}
   * @throws io.landbridge.aws.AwsException {@code PreconditionFailed} when it is no form, {@code
   *     MalformedPOSTRequest} when it has no usable boundary
   */
  public static FormDecoder of(String contentType) {
    return new FormDecoder(FormHead.boundary(contentType));
  }

  /**
   * Takes bytes until the content of the file begins.
   *
   * @return the form, when its file begins; empty when more bytes are needed
   * @throws io.landbridge.aws.AwsException {@code MalformedPOSTRequest}, {@code InvalidArgument} or
   *     {@code MaxPostPreDataLengthExceeded}
   */
  public Optional<PostForm> decodeFields(ByteBuffer body) {
    if (state == State.FIELDS && head.take(body)) {
      rest = head.rest();
      form = Optional.of(head.form());
      state = State.CONTENT;
    }
    return form;
  }

  /**
   * Takes bytes after the fields and adds the content in them to the other buffer. It returns when
   * all bytes are taken, or when content comes and the other buffer is full.
   *
   * @throws io.landbridge.aws.AwsException {@code MalformedPOSTRequest}
   */
  public void decode(ByteBuffer body, ByteBuffer content) {
    advance(rest, content);
    if (!rest.hasRemaining()) {
      advance(body, content);
    }
  }

  /** Whether all content has been given. */
  public boolean isFinished() {
    return state == State.EPILOGUE;
  }

  /**
   * To be called when the body ends.
   *
   * @throws io.landbridge.aws.AwsException when there was no file, or not all of it
   */
  public void end() {
    switch (state) {
      case FIELDS -> throw FormErrors.malformed();
      case CONTENT, AFTER_DELIMITER -> throw BodyErrors.brokenOff();
      case EPILOGUE -> {
        // All is well.
      }
    }
  }

  private void advance(ByteBuffer body, ByteBuffer content) {
    while (pay(content) && body.hasRemaining()) {
      switch (state) {
        case FIELDS -> throw new IllegalStateException("The fields have not been decoded");
        case CONTENT -> {
          if (matched == 0 && !moveRun(body, content)) {
            return;
          }
          match(body);
        }
        case AFTER_DELIMITER -> takeAfterDelimiter(body.get());
        case EPILOGUE -> skip(body);
      }
    }
  }

  /** Gives what looked like the delimiter and was content; false when there is no room. */
  private boolean pay(ByteBuffer content) {
    int length = Math.min(owedEnd - owed, content.remaining());
    content.put(delimiter, owed, length);
    owed += length;
    return owed == owedEnd;
  }

  /** Moves content up to a carriage return; false when the bytes or the room end before one. */
  private static boolean moveRun(ByteBuffer body, ByteBuffer content) {
    int from = body.position();
    int to = from;
    while (to < body.limit() && body.get(to) != CR) {
      to++;
    }
    int length = Math.min(to - from, content.remaining());
    content.put(body.slice(from, length));
    body.position(from + length);
    return body.hasRemaining() && body.get(body.position()) == CR;
  }

  /** The delimiter has one carriage return, at its start, so that a mismatch starts from there. */
  private void match(ByteBuffer body) {
    if (body.get(body.position()) != delimiter[matched]) {
      owed = 0;
      owedEnd = matched;
      matched = 0;
      return;
    }
    body.get();
    matched++;
    if (matched == delimiter.length) {
      matched = 0;
      state = State.AFTER_DELIMITER;
    }
  }

  private void takeAfterDelimiter(byte b) {
    afterDelimiter[afterFile++] = b;
    if (afterFile < afterDelimiter.length) {
      return;
    }
    String end = new String(afterDelimiter, StandardCharsets.ISO_8859_1);
    if (!end.equals("--") && !end.equals("\r\n")) {
      throw FormErrors.malformed();
    }
    state = State.EPILOGUE;
  }

  private void skip(ByteBuffer body) {
    afterFile += body.remaining();
    body.position(body.limit());
    if (afterFile > MOST_AFTER_FILE) {
      throw FormErrors.malformed();
    }
  }
}
