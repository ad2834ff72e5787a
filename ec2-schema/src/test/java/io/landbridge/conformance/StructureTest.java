// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the wire must not know. */
@AnalyzeClasses(packages = "io.landbridge", importOptions = ImportOption.DoNotIncludeTests.class)
class StructureTest {

  @ArchTest
  static final ArchRule THE_WIRE_KNOWS_THE_LANGUAGE_AND_ITSELF =
      classes()
          .that()
          .resideInAnyPackage(
              "io.landbridge.schema..",
              "io.landbridge.query..",
              "io.landbridge.ec2..",
              "io.landbridge.sts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java.lang..",
              "java.util..",
              "java.time..",
              "java.nio",
              "java.nio.charset",
              "org.jspecify.annotations",
              "io.landbridge..");

  @ArchTest
  static final ArchRule THE_SCHEMAS_KNOW_NO_PROTOCOL =
      noClasses()
          .that()
          .resideInAPackage("io.landbridge.schema..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.landbridge.query..", "io.landbridge.aws..");

  @ArchTest
  static final ArchRule THE_CODECS_KNOW_NO_API =
      noClasses()
          .that()
          .resideInAPackage("io.landbridge.query..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.landbridge.ec2..", "io.landbridge.sts..");
}
