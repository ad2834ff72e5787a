// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.translation.cloudstack;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.landbridge.aws.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Binds native answers to records. Fields that a record does not name are passed over; a field that
 * is absent gives an empty {@code Optional}, list or map, and an error where the record needs it.
 * Everything may be a text, because XML knows nothing else.
 */
final class NativeMapper {
  /** {@code 2026-11-21T18:17:54+0000}; the recordings have whole seconds only. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss[.SSS]xx", Locale.ROOT);

  /** Shared: Jackson's mapper is safe for concurrent use once it is set up. */
  static final JsonMapper MAPPER = newMapper();

  private NativeMapper() {}

  private static JsonMapper newMapper() {
    SimpleModule module = new SimpleModule("native");
    module.addDeserializer(
        NativeId.class,
        new TextReader<>(NativeId.class, text -> new NativeId(text.toLowerCase(Locale.ROOT))));
    module.addDeserializer(Instant.class, new TextReader<>(Instant.class, NativeMapper::toInstant));
    module.addDeserializer(Secret.class, new TextReader<>(Secret.class, Secret::of));
    return JsonMapper.builder()
        .addModule(new Jdk8Module())
        .addModule(module)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .annotationIntrospector(new PassesOverUnknown())
        .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        .defaultSetterInfo(JsonSetter.Value.forValueNulls(Nulls.FAIL))
        .withConfigOverride(Optional.class, NativeMapper::absentIsEmpty)
        .withConfigOverride(List.class, NativeMapper::absentIsEmpty)
        .withConfigOverride(Map.class, NativeMapper::absentIsEmpty)
        // An element without content may be a map or list that has nothing in it.
        .withCoercionConfig(LogicalType.Map, NativeMapper::emptyTextIsEmpty)
        .withCoercionConfig(LogicalType.Collection, NativeMapper::emptyTextIsEmpty)
        .build();
  }

  private static void absentIsEmpty(MutableConfigOverride override) {
    override.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
  }

  private static void emptyTextIsEmpty(MutableCoercionConfig config) {
    MutableCoercionConfig _ =
        config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsEmpty);
  }

  private static Instant toInstant(String text) {
    try {
      return OffsetDateTime.parse(text, DATE).toInstant();
    } catch (DateTimeException e) {
      // The base class of the reader knows what to do with this one.
      throw new IllegalArgumentException(e);
    }
  }

  /**
   * Says of every record that unknown fields are to be passed over. Without it Jackson keeps a copy
   * of each unknown field until the record is made, which costs more than the known ones.
   */
  private static final class PassesOverUnknown extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return JsonIgnoreProperties.Value.forIgnoreUnknown(true);
    }
  }

  private static final class TextReader<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> reader;

    TextReader(Class<T> type, Function<String, T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return reader.apply(value);
    }

    // A private key in PEM ends with a line break that belongs to it.
    @Override
    protected boolean _shouldTrim() {
      return false;
    }
  }
}
