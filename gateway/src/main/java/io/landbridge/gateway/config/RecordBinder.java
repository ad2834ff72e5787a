// SPDX-License-Identifier: Apache-2.0
// Copyright The Landbridge Authors
package io.landbridge.gateway.config;

import io.landbridge.aws.Secret;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a record like a given one, with other values where a key is set. */
final class RecordBinder {
  private final Map<String, String> values;

  RecordBinder(Map<String, String> values) {
    this.values = values;
  }

  <R extends Record> R bind(R defaults) {
    return bind("", defaults);
  }

  @SuppressWarnings("unchecked") // the constructor of R's own class makes an R
  private <R extends Record> R bind(String prefix, R defaults) {
    RecordComponent[] components = defaults.getClass().getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      String name = components[i].getName();
      String key = prefix.isEmpty() ? name : prefix + "." + name;
      Object current = valueOf(defaults, components[i]);
      if (current instanceof Record inner && components[i].getAnnotation(Meaning.class) == null) {
        arguments[i] = bind(key, inner);
      } else {
        String text = values.get(key);
        arguments[i] = text == null ? current : convert(key, components[i].getGenericType(), text);
      }
    }
    return (R) construct(prefix, defaults.getClass(), components, arguments);
  }

  private static Object construct(
      String prefix, Class<?> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> canonical = type.getDeclaredConstructor(types);
      return canonical.newInstance(arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof ConfigurationException refused) {
        throw refused.under(prefix);
      }
      throw new IllegalStateException(type + " failed in its constructor", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is no public record", e);
    }
  }

  static Object valueOf(Record tree, RecordComponent component) {
    try {
      return component.getAccessor().invoke(tree);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  private static Object convert(String key, Type type, String text) {
    try {
      if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(convert(key, generic.getActualTypeArguments()[0], text));
      }
      if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
        return Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
      }
      if (type instanceof ParameterizedType generic && generic.getRawType() == Map.class) {
        return pairs(text);
      }
      return plain((Class<?>) type, text.strip());
    } catch (NumberFormatException e) {
      throw new ConfigurationException(key, "must be a whole number");
    } catch (InvalidPathException e) {
      throw new ConfigurationException(key, "must be a path");
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new ConfigurationException(key, String.valueOf(e.getMessage()));
    }
  }

  /** {@code name=value} separated by commas, or by line ends where a value may hold a comma. */
  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : text.split(text.contains("\n") ? "\n" : ",", -1)) {
      int sign = pair.indexOf('=');
      if (sign > 0) {
        pairs.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
      } else if (!pair.isBlank()) {
        throw new IllegalArgumentException("must be pairs like name=value");
      }
    }
    return pairs;
  }

  private static Object plain(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == Path.class) {
      return Path.of(text);
    }
    if (type == Secret.class) {
      return Secret.of(text);
    }
    if (type == Duration.class) {
      return Durations.parse(text);
    }
    if (type == DataSize.class) {
      return DataSize.parse(text);
    }
    if (type.isEnum()) {
      return word(type, text);
    }
    throw new IllegalStateException("No configuration value is a " + type);
  }

  private static Object word(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (wordOf((Enum<?>) constant).equals(text.toLowerCase(Locale.ROOT))) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "must be one of "
            + Arrays.stream(type.getEnumConstants())
                .map(constant -> wordOf((Enum<?>) constant))
                .collect(Collectors.joining(", ")));
  }

  /** The constant as it is written in a file: {@code self-signed} for {@code SELF_SIGNED}. */
  static String wordOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
