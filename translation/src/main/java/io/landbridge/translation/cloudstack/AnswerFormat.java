// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

/** The two formats that CloudStack answers in. Both give equal records. */
public enum AnswerFormat {
  JSON("json"),
  XML("xml");

  private final String wireName;

  AnswerFormat(String wireName) {
    this.wireName = wireName;
  }

  /** The value of the parameter {@code response}. */
  String wireName() {
    return wireName;
  }
}
