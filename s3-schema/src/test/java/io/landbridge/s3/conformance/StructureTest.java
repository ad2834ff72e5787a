// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.s3.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the wire must not know. */
@AnalyzeClasses(packages = "io.landbridge.s3", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

  @ArchTest
  static final ArchRule THE_WIRE_KNOWS_NO_SERVER_AND_NO_STORE =
      noClasses()
          .that()
          .resideInAPackage("io.landbridge.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx..",
              "io.netty..",
              "java.nio.file..",
              "io.landbridge.query..",
              "io.landbridge.ec2..",
              "io.landbridge.translation..",
              "io.landbridge.gateway..");
}
