// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.landbridge.translation.metadata.InstanceView;
import io.landbridge.translation.metadata.Views;
import io.landbridge.translation.metadata.tree.MetadataTree.Contents;
import io.landbridge.translation.metadata.tree.MetadataTree.Identity;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTreeTest {
  private static final Contents CONTENTS =
      new Contents(
          () -> Optional.of(new byte[] {0x1f, (byte) 0x8b, 0, (byte) 0xff}),
          Optional.of(
              new Identity(
                  () -> "{}".getBytes(StandardCharsets.UTF_8),
                  () -> "p".getBytes(StandardCharsets.UTF_8),
                  () -> "r".getBytes(StandardCharsets.UTF_8),
                  () -> "s".getBytes(StandardCharsets.UTF_8))));
  private static final Contents NOTHING = new Contents(Optional::empty, Optional.empty());

  private static Optional<String> get(
      InstanceView view, Contents contents, TreeChoice choice, String path) {
    return MetadataTree.of(view, contents, choice)
        .find(TreePath.parse(path).orElseThrow())
        .flatMap(node ->
            switch (node) {
              case Node.Leaf leaf ->
                  leaf.content().get().map(bytes -> new String(bytes, StandardCharsets.UTF_8));
              case Directory directory -> Optional.of(directory.listing());
            });
  }

  private static Optional<String> get(String path) {
    return get(Views.full(), CONTENTS, TreeChoice.BOTH, path);
  }

  @Nested
  class Ec2sKeys {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "ami-id, ami-1",
      "ami-launch-index, 2",
      "ami-manifest-path, (unknown)",
      "block-device-mapping/ami, sda1",
      "block-device-mapping/root, /dev/sda1",
      "block-device-mapping/ebs1, sdf",
      "block-device-mapping/ebs2, sdg",
      "hostname, ip-10-1-1-5.ec2.internal",
      "instance-action, none",
      "instance-id, i-3b1f8c2e6d4a4b7e9",
      "instance-life-cycle, on-demand",
      "instance-type, t2.micro",
      "ipv6, fd00::5",
      "local-hostname, ip-10-1-1-5.ec2.internal",
      "local-ipv4, 10.1.1.5",
      "mac, 02:00:4c:9f:00:01",
      "placement/availability-zone, us-east-1a",
      "placement/availability-zone-id, use1-az1",
      "placement/region, us-east-1",
      "placement/group-name, near",
      "profile, default-hvm",
      "public-hostname, 203.0.113.7",
      "public-ipv4, 203.0.113.7",
      "public-keys/0/openssh-key, ssh-rsa AAAAB3Nza mine",
      "public-keys/1/openssh-key, ssh-ed25519 AAAAC3 ours",
      "reservation-id, r-0123456789abcdef0",
      "services/domain, amazonaws.com",
      "services/partition, aws",
    })
    void haveTheirValues(String key, String value) {
      assertThat(get("/latest/meta-data/" + key)).contains(value);
      assertThat(get("/2009-04-04/meta-data/" + key)).contains(value);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "device-number, 0",
      "interface-id, eni-1",
      "ipv4-associations/203.0.113.7, 10.1.1.5",
      "ipv6s, fd00::5",
      "local-hostname, ip-10-1-1-5.ec2.internal",
      "mac, 02:00:4c:9f:00:01",
      "network-card, 0",
      "owner-id, 111111111111",
      "public-hostname, 203.0.113.7",
      "public-ipv4s, 203.0.113.7",
      "subnet-id, subnet-1",
      "subnet-ipv4-cidr-block, 10.1.1.0/24",
      "vpc-id, vpc-1",
      "vpc-ipv4-cidr-block, 10.1.0.0/16",
      "vpc-ipv4-cidr-blocks, 10.1.0.0/16",
    })
    void ofAnInterfaceHaveTheirValues(String key, String value) {
      assertThat(get("/latest/meta-data/network/interfaces/macs/02:00:4c:9f:00:01/" + key))
          .contains(value);
    }

    @Test
    void withSeveralValuesHaveOneInALine() {
      String mac = "/latest/meta-data/network/interfaces/macs/02:00:4c:9f:00:01/";
      assertThat(get("/latest/meta-data/security-groups")).contains("default\nweb");
      assertThat(get(mac + "security-groups")).contains("default\nweb");
      assertThat(get(mac + "security-group-ids")).contains("sg-1\nsg-2");
      assertThat(get(mac + "local-ipv4s")).contains("10.1.1.5\n10.1.1.6");
    }

    @Test
    void ofAnInterfaceWithLittleAreFew() {
      assertThat(get("/latest/meta-data/network/interfaces/macs/02:00:4c:9f:00:02"))
          .contains(
              """
              device-number
              interface-id
              local-ipv4s
              mac
              owner-id
              subnet-id\
              """
                  .stripIndent());
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "iam",
          "iam/",
          "iam/info",
          "iam/security-credentials/",
          "spot",
          "tags",
          "tags/instance/Name",
          "public-keys/2",
          "public-keys/0=mine",
          "instance-id/more",
          "placement/host-id"
        })
    void thatAnInstanceDoesNotHaveAreNotThere(String key) {
      assertThat(get("/latest/meta-data/" + key)).isEmpty();
    }

    @Test
    void ofTagsAreThereWhenTheInstanceMaySeeThem() {
      InstanceView view =
          Views.showing(
              Views.tag("Name", "web"),
              Views.tag("a+b-c=d.e,f_g:h@i", "odd"),
              Views.tag("empty", ""),
              Views.tag("with space", "x"),
              Views.tag("with/slash", "x"),
              Views.tag("..", "x"));

      assertThat(get(view, NOTHING, TreeChoice.BOTH, "/latest/meta-data/tags"))
          .contains("instance/");
      assertThat(get(view, NOTHING, TreeChoice.BOTH, "/latest/meta-data/tags/instance/"))
          .contains("Name\na+b-c=d.e,f_g:h@i\nempty");
      assertThat(get(view, NOTHING, TreeChoice.BOTH, "/latest/meta-data/tags/instance/Name"))
          .contains("web");
      assertThat(get(view, NOTHING, TreeChoice.BOTH, "/latest/meta-data/tags/instance/empty"))
          .contains("");
    }
  }

  @Nested
  class CloudStacksKeys {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
      "service-offering, Small Instance",
      "availability-zone, Zürich",
      "local-ipv4, 10.1.1.5",
      "local-hostname, web",
      "public-ipv4, 203.0.113.7",
      "public-hostname, 203.0.113.7",
      "instance-id, 3b1f8c2e-6d4a-4b7e-9f10-0123456789ab",
      "vm-id, 3b1f8c2e-6d4a-4b7e-9f10-0123456789ab",
      "cloud-identifier, CloudStack-{c0}",
      "hypervisor-host-name, host-1",
      "cloud-domain, ROOT",
      "cloud-domain-id, bea59957-e5d5-11f1-90e2-02fc00000001",
    })
    void haveTheirValuesInBothForms(String key, String value) {
      assertThat(get("/latest/" + key)).contains(value);
      assertThat(get(Views.full(), NOTHING, TreeChoice.CLOUDSTACK, "/latest/meta-data/" + key))
          .contains(value);
    }

    @Test
    void holdTheKeysThemselves() {
      assertThat(get("/latest/public-keys"))
          .contains("ssh-rsa AAAAB3Nza mine\nssh-ed25519 AAAAC3 ours");
    }

    @Test
    void areListedAsTheVirtualRouterListsThem() {
      assertThat(get(Views.full(), NOTHING, TreeChoice.CLOUDSTACK, "/latest/meta-data/"))
          .contains(
              """
              service-offering
              availability-zone
              local-ipv4
              local-hostname
              public-ipv4
              public-hostname
              instance-id
              vm-id
              public-keys
              cloud-identifier
              hypervisor-host-name
              cloud-domain
              cloud-domain-id\
              """
                  .stripIndent());
    }
  }

  @Nested
  class Listings {
    @Test
    void ofTheMetadataEndDirectoriesWithASlash() {
      String expected =
          """
          ami-id
          ami-launch-index
          ami-manifest-path
          block-device-mapping/
          hostname
          instance-action
          instance-id
          instance-life-cycle
          instance-type
          ipv6
          local-hostname
          local-ipv4
          mac
          network/
          placement/
          profile
          public-hostname
          public-ipv4
          public-keys/
          reservation-id
          security-groups
          services/\
          """
              .stripIndent();
      assertThat(get("/latest/meta-data/")).contains(expected);
      assertThat(get("/latest/meta-data")).contains(expected);
      assertThat(get("/2021-03-23/meta-data/")).contains(expected);
    }

    @ParameterizedTest(name = "of {0}")
    @CsvSource({
      "/latest, 'dynamic\nmeta-data\nuser-data'",
      "/latest/, 'dynamic\nmeta-data\nuser-data'",
      "/latest/dynamic/, instance-identity/",
      "/latest/dynamic/instance-identity/, 'document\npkcs7\nrsa2048\nsignature'",
      "/latest/meta-data/public-keys/, '0=mine\n1=ours'",
      "/latest/meta-data/public-keys/0/, openssh-key",
      "/latest/meta-data/block-device-mapping, 'ami\nebs1\nebs2\nroot'",
      "/latest/meta-data/network/interfaces/macs, '02:00:4c:9f:00:02/\n02:00:4c:9f:00:01/'",
      "/latest/meta-data/services/, 'domain\npartition'",
    })
    void areAsInEc2(String path, String listing) {
      assertThat(get(path)).contains(listing);
    }

    @Test
    void ofTheRootNameTheVersionsThatClientsAskFor() {
      assertThat(get("/").orElseThrow().split("\n", -1))
          .startsWith("1.0", "2007-01-19")
          .contains("2009-04-04", "2016-09-02", "2018-09-24", "2021-03-23")
          .endsWith("latest");
    }

    @Test
    void leaveOutUserDataAndIdentityThatAreNotThere() {
      assertThat(get(Views.full(), NOTHING, TreeChoice.BOTH, "/latest/")).contains("meta-data");
      assertThat(get(Views.full(), NOTHING, TreeChoice.BOTH, "/latest/user-data")).isEmpty();
      assertThat(get(Views.full(), NOTHING, TreeChoice.BOTH, "/latest/dynamic/")).isEmpty();
    }
  }

  @Nested
  class TheChoice {
    private static final String EC2_ID = "i-3b1f8c2e6d4a4b7e9";

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
      "BOTH, i-3b1f8c2e6d4a4b7e9, 3b1f8c2e-6d4a-4b7e-9f10-0123456789ab",
      "EC2, i-3b1f8c2e6d4a4b7e9, i-3b1f8c2e6d4a4b7e9",
      "CLOUDSTACK, 3b1f8c2e-6d4a-4b7e-9f10-0123456789ab, 3b1f8c2e-6d4a-4b7e-9f10-0123456789ab",
    })
    void decidesAboutNamesThatBothHave(TreeChoice choice, String newForm, String olderForm) {
      assertThat(get(Views.full(), NOTHING, choice, "/latest/meta-data/instance-id"))
          .contains(newForm);
      assertThat(get(Views.full(), NOTHING, choice, "/latest/instance-id")).contains(olderForm);
      assertThat(get(Views.full(), NOTHING, choice, "/2021-03-23/meta-data/instance-id"))
          .contains(EC2_ID);
      assertThat(get(Views.full(), NOTHING, choice, "/latest/service-offering"))
          .contains("Small Instance");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"BOTH, Zürich", "EC2, us-east-1a", "CLOUDSTACK, Zürich"})
    void decidesAboutTheZoneInTheOlderForm(TreeChoice choice, String zone) {
      assertThat(get(Views.full(), NOTHING, choice, "/latest/availability-zone")).contains(zone);
    }

    @Test
    void ofTheInstanceComesFirst() {
      InstanceView view = Views.showing(Views.tag(TreeChoice.TAG, "CloudStack"));
      assertThat(get(view, NOTHING, TreeChoice.EC2, "/latest/meta-data/vm-id"))
          .contains(Views.UUID);
    }

    @Test
    void thatMeansNothingIsNone() {
      InstanceView view = Views.showing(Views.tag(TreeChoice.TAG, "azure"));
      assertThat(get(view, NOTHING, TreeChoice.EC2, "/latest/instance-id")).contains(EC2_ID);
    }
  }

  @Test
  void aMachineThatLittleIsKnownOfHasItsUuidForAnId() {
    assertThat(get(Views.bare(), NOTHING, TreeChoice.BOTH, "/latest/meta-data/instance-id"))
        .contains(Views.UUID);
    assertThat(get(Views.bare(), NOTHING, TreeChoice.BOTH, "/latest/meta-data/network")).isEmpty();
    assertThat(get(Views.bare(), NOTHING, TreeChoice.BOTH, "/latest/public-keys")).isEmpty();
  }

  @Test
  void userDataIsWhatItsOwnerGave() {
    Node node =
        MetadataTree.of(Views.full(), CONTENTS, TreeChoice.BOTH)
            .find(TreePath.parse("/latest/user-data").orElseThrow())
            .orElseThrow();
    assertThat(node).isInstanceOf(Node.Leaf.class);
    Node.Leaf leaf = (Node.Leaf) node;
    assertThat(leaf.content().get().orElseThrow()).containsExactly(0x1f, 0x8b, 0, 0xff);
    assertThat(leaf.type()).isEqualTo(Node.Type.BYTES);
  }
}
