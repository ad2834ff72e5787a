// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.metadata.tree;

import io.landbridge.translation.metadata.InstanceView;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** All that an instance sees, from {@code /} down. */
public final class MetadataTree {
  private static final String LATEST = "latest";

  /** What EC2 lists at {@code /}; each is served alike. Seen in EC2 in 2024. */
  private static final List<String> DATED =
      List.of(
          "1.0",
          "2007-01-19",
          "2007-03-01",
          "2007-08-29",
          "2007-10-10",
          "2007-12-15",
          "2008-02-01",
          "2008-09-01",
          "2009-04-04",
          "2011-01-01",
          "2011-05-01",
          "2012-01-12",
          "2014-02-25",
          "2014-11-05",
          "2015-10-20",
          "2016-04-19",
          "2016-06-30",
          "2016-09-02",
          "2018-03-28",
          "2018-08-17",
          "2018-09-24",
          "2019-10-01",
          "2020-10-27",
          "2021-01-03",
          "2021-03-23",
          "2021-07-15",
          "2022-09-24",
          "2024-04-11");

  private MetadataTree() {}

  /**
   * What is not in the view and is made when it is asked for; each may block.
   *
   * @param userData the user data, byte for byte
   * @param identity the files of {@code dynamic/instance-identity/}; empty where there are none
   */
  public record Contents(Supplier<Optional<byte[]>> userData, Optional<Identity> identity) {}

  /**
   * The identity document and its signatures, all text.
   *
   * @param document the document
   * @param pkcs7 the document in a signed PKCS #7 message, base64
   * @param rsa2048 the same with SHA-256
   * @param signature the bare signature, base64
   */
  public record Identity(
      Supplier<byte[]> document,
      Supplier<byte[]> pkcs7,
      Supplier<byte[]> rsa2048,
      Supplier<byte[]> signature) {}

  /**
   * The root of an instance's trees.
   *
   * @param standard what is shown where the instance has not chosen for itself
   */
  public static Directory of(InstanceView view, Contents contents, TreeChoice standard) {
    TreeChoice choice = TreeChoice.of(view).orElse(standard);
    Directory ec2 = Ec2Tree.of(view);
    Directory cloudStack = CloudStackTree.of(view);
    Directory.Builder root = Directory.builder();
    Directory dated = version(contents, ec2).build();
    DATED.forEach(name -> root.listedAs(name, name, dated));
    Directory latest =
        version(contents, choice == TreeChoice.CLOUDSTACK ? cloudStack : ec2)
            .hidden(choice == TreeChoice.EC2 ? olderForm(ec2) : cloudStack)
            .hidden(cloudStack)
            .build();
    return root.listedAs(LATEST, LATEST, latest).build();
  }

  /** EC2's values under the names that CloudStack's older form has for them. */
  private static Directory olderForm(Directory ec2) {
    Directory.Builder older = Directory.builder();
    List.of("instance-id", "local-ipv4", "local-hostname", "public-ipv4", "public-hostname")
        .forEach(name -> copy(ec2, List.of(name), name, older));
    copy(ec2, List.of("placement", "availability-zone"), "availability-zone", older);
    return older.build();
  }

  private static void copy(
      Directory from, List<String> path, String name, Directory.Builder target) {
    from.find(path)
        .ifPresent(node -> {
          if (node instanceof Node.Leaf leaf) {
            target.leaf(name, leaf);
          }
        });
  }

  private static Directory.Builder version(Contents contents, Directory metadata) {
    Directory.Builder version = Directory.builder();
    contents
        .identity()
        .ifPresent(identity ->
            version.listedAs(
                "dynamic",
                "dynamic",
                Directory.builder().directory("instance-identity", directory(identity)).build()));
    return version
        .listedAs("meta-data", "meta-data", metadata)
        .leafWhenThere("user-data", Node.Leaf.made(Node.Type.BYTES, contents.userData()));
  }

  private static Directory directory(Identity identity) {
    return Directory.builder()
        .leaf("document", text(identity.document()))
        .leaf("pkcs7", text(identity.pkcs7()))
        .leaf("rsa2048", text(identity.rsa2048()))
        .leaf("signature", text(identity.signature()))
        .build();
  }

  private static Node.Leaf text(Supplier<byte[]> content) {
    return Node.Leaf.made(Node.Type.TEXT, () -> Optional.of(content.get()));
  }
}
