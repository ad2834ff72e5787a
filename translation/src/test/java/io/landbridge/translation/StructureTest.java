// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rules that hold for all code of this module. */
class StructureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.landbridge.translation");

  @Test
  void timeAndChanceAreInjected() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
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
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .check(CODE);
    noCodeUnits().should().haveModifier(JavaModifier.SYNCHRONIZED).check(CODE);
  }

  @Test
  void theNativeSideKnowsNothingOfEc2() {
    noClasses()
        .that()
        .resideInAPackage("..translation.cloudstack..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.landbridge.ec2..",
            "io.landbridge.schema..",
            "io.landbridge.query..",
            "..translation.ec2..")
        .check(CODE);
  }

  @Test
  void handlersSeeNoWire() {
    noClasses()
        .that()
        .resideInAPackage("..translation.ec2.*..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("io\\.landbridge\\.query\\.(QueryParameters|QueryDecoder|XmlEncoder)")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("io.vertx..", "com.hazelcast..", "org.jdbi..")
        .check(CODE);
  }

  @Test
  void theStoreKnowsNoProtocol() {
    noClasses()
        .that()
        .resideInAPackage("..translation.state..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.landbridge.ec2..", "io.landbridge.schema..", "io.landbridge.query..", "io.vertx..")
        .check(CODE);
  }
}
