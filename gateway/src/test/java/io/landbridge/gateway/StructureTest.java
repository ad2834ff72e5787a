// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules that hold for all code of this module. */
class StructureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.landbridge.gateway");

  @Test
  void timeAndChanceAreInjected() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callConstructor(Random.class)
        .check(CODE);
  }

  @Test
  void nothingHoldsAThreadByTheWrongMeans() {
    noClasses()
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", Duration.class)
        .check(CODE);
    noCodeUnits().should().haveModifier(JavaModifier.SYNCHRONIZED).check(CODE);
  }

  @Test
  void theEmbeddedCloudAndTheTranslationMeetOverHttpOnly() {
    noClasses()
        .that()
        .resideInAPackage("..gateway.embedded.cloud..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.landbridge.translation..",
            "io.landbridge.ec2..",
            "io.landbridge.schema..",
            "io.landbridge.query..",
            "io.landbridge.gateway.auth..",
            "io.landbridge.gateway.server..")
        .check(CODE);
  }

  @Test
  void signaturesAreVerifiedByPureCode() {
    noClasses()
        .that()
        .resideInAPackage("..gateway.auth..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "..gateway.server..", "..gateway.embedded..")
        .check(CODE);
  }

  @Test
  void nobodyButTheRootAndTheCommandLineKnowsEverything() {
    noClasses()
        .that()
        .resideInAnyPackage("..gateway.*..")
        .and()
        .resideOutsideOfPackage("..gateway.cli..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("io.landbridge.gateway.Gateway")
        .check(CODE);
  }
}
