// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.embedded.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.landbridge.gateway.embedded.cloud.api.Feature;
import org.junit.jupiter.api.Test;

final class EmbeddedCloudStructureTest {
  private static final String CLOUD = "io.landbridge.gateway.embedded.cloud";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(CLOUD);

  @Test
  void knowsNothingOfAwsAndOfTheTranslation() {
    classes()
        .that()
        .resideInAPackage(CLOUD + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CLOUD + "..",
            "java..",
            "javax.crypto..",
            "com.fasterxml.jackson..",
            "io.vertx..",
            "org.bouncycastle..",
            "org.jspecify..",
            "org.slf4j..")
        .check(CLASSES);
  }

  @Test
  void theStateKnowsNothingOfWhatItKeeps() {
    noClasses()
        .that()
        .resideInAPackage(CLOUD + ".state")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLOUD + ".api..", CLOUD + ".vms..", CLOUD + ".jobs..")
        .check(CLASSES);
  }

  @Test
  void featuresKnowNoHttp() {
    noClasses()
        .that()
        .implement(Feature.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(CLOUD + ".http..", "io.vertx..")
        .check(CLASSES);
  }
}
