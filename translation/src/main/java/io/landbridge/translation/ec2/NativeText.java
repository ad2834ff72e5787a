// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import java.util.regex.Pattern;

/** CloudStack's sentences, made fit for a client's eyes or for counting. */
final class NativeText {
  private static final int LONGEST = 300;
  private static final int LONGEST_SHAPE = 120;

  /** {@code {"id":1,"name":"rec-vpc","uuid":"4cbf…"}}: only the UUID means something outside. */
  private static final Pattern OBJECT_WITH_UUID =
      Pattern.compile("\\{[^{}]*\"uuid\": ?\"([0-9a-f-]{36})\"[^{}]*}");

  private static final Pattern OBJECT = Pattern.compile("\\{[^{}]*}");
  private static final Pattern OPENING =
      Pattern.compile("^Unable to execute API command \\w+ due to (invalid value\\. )?");
  private static final Pattern ENDING =
      Pattern.compile(" due to incorrect long value format, or entity does not exist.*$");
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private NativeText() {}

  /** The sentence without the inside of CloudStack's objects and without its set phrases. */
  static String readable(String text) {
    String shown = OBJECT_WITH_UUID.matcher(text).replaceAll("$1");
    shown = OBJECT.matcher(shown).replaceAll("");
    shown = OPENING.matcher(shown).replaceFirst("");
    shown = ENDING.matcher(shown).replaceFirst("");
    return shortened(shown.strip(), LONGEST);
  }

  /** The sentence without what differs from one occurrence to the next. */
  static String shape(String text) {
    String shape = OBJECT.matcher(text).replaceAll("{}");
    shape = UUID.matcher(shape).replaceAll("*");
    shape = QUOTED.matcher(shape).replaceAll("'*'");
    shape = NUMBER.matcher(shape).replaceAll("#");
    return shortened(shape, LONGEST_SHAPE);
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }
}
