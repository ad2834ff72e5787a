// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.server;

/** The keys of the structured log, spelled once. */
public final class LogKeys {
  public static final String REQUEST_ID = "requestId";
  public static final String SERVICE = "service";
  public static final String OPERATION = "operation";
  public static final String ACCOUNT = "account";
  public static final String USER = "user";
  public static final String STATUS = "status";
  public static final String ERROR_CODE = "errorCode";
  public static final String ELAPSED_MILLIS = "elapsedMillis";
  public static final String REMOTE = "remote";
  public static final String NATIVE_COMMANDS = "nativeCommands";
  public static final String NATIVE_JOBS = "nativeJobs";
  public static final String KEY = "key";
  public static final String SETTINGS = "settings";

  private LogKeys() {}
}
