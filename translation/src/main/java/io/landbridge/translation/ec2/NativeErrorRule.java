// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.ec2;

import io.landbridge.aws.AwsError;
import io.landbridge.translation.cloudstack.NativeError;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table: what a native error with such a text is in EC2.
 *
 * @param text found anywhere in the native text, upper and lower case alike
 * @param answer the EC2 error; empty when the line does not hold for this error after all
 */
record NativeErrorRule(Pattern text, BiFunction<NativeError, Matcher, Optional<AwsError>> answer) {
  private static final int BAD_REQUEST = 400;

  /** A line that computes its answer. */
  static NativeErrorRule computed(
      String text, BiFunction<NativeError, Matcher, Optional<AwsError>> answer) {
    return new NativeErrorRule(Pattern.compile(text, Pattern.CASE_INSENSITIVE), answer);
  }

  /** A line that always answers the same error. */
  static NativeErrorRule fixed(String text, AwsError answer) {
    return computed(text, (error, match) -> Optional.of(answer));
  }

  /**
   * A line that answers a client error: a sentence, in which {@code $1} is what the first group of
   * the text found, with the native sentence in parentheses.
   */
  static NativeErrorRule client(String text, String code, String sentence) {
    return computed(
        text, (error, match) -> Optional.of(explained(error, code, fill(sentence, match))));
  }

  /** A client error in our words with the native sentence behind them. */
  static AwsError explained(NativeError error, String code, String sentence) {
    String said = NativeText.readable(error.text());
    return new AwsError(
        code, BAD_REQUEST, said.isEmpty() ? sentence : sentence + " (" + said + ")");
  }

  Optional<AwsError> apply(NativeError error) {
    Matcher match = text.matcher(error.text());
    return match.find() ? answer.apply(error, match) : Optional.empty();
  }

  private static String fill(String sentence, Matcher match) {
    return match.groupCount() == 0
        ? sentence
        : sentence.replace("$1", String.valueOf(match.group(1)));
  }
}
