package descent.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import descent.Layer;
import descent.Network;
import descent.Option;
import descent.Shape;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layers of a network in JSON, from which it can be built again: for each layer its class and the values for the constructor
 * that says most, taken from the final fields that its parameters are named after; the same for the records (initializers, windows,
 * shapes) among them.
 */
final class Blueprint {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Blueprint() {}

    /**
     * Describes a network.
     *
     * @throws IllegalArgumentException if a part of it cannot be described, such as an initializer that is a lambda
     */
    static String of(Network network) {
        ObjectNode node = JSON.createObjectNode().put("seed", network.seed());
        node.set("input", describe(network.inputShape()));
        node.set("layers", describe(network.body().children()));
        return node.toString();
    }

    /**
     * Builds the network again, with the weights that its seed gives.
     *
     * @throws IllegalArgumentException if the text is not a blueprint, or names a class that is not Descent's
     */
    static Network build(String blueprint) {
        try {
            JsonNode node = JSON.readTree(blueprint);
            var layers = (Layer[]) value(node.path("layers"), Layer[].class);
            return new Network(
                    (Shape) value(node.path("input"), Shape.class),
                    node.path("seed").asLong(),
                    layers);
        } catch (IOException | ReflectiveOperationException | ClassCastException e) {
            throw new IllegalArgumentException("expected the blueprint of a network, but got " + blueprint, e);
        }
    }

    private static JsonNode describe(Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean || value instanceof String) {
            return JSON.valueToTree(value);
        }
        if (value instanceof Object[] array) {
            return describe(Arrays.asList(array));
        }
        if (value instanceof List<?> list) {
            var array = JSON.createArrayNode();
            list.forEach(each -> array.add(describe(each)));
            return array;
        }
        ObjectNode node = JSON.createObjectNode().put("class", value.getClass().getName());
        if (value instanceof Enum<?> constant) {
            return node.put("class", constant.getDeclaringClass().getName()).put("name", constant.name());
        }
        try {
            ObjectNode values = node.putObject("values");
            if (value instanceof Record) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    values.set(
                            component.getName(),
                            describe(component.getAccessor().invoke(value)));
                }
                return node;
            }
            if (value instanceof Layer layer) {
                for (Parameter parameter : constructor(layer).getParameters()) {
                    values.set(
                            parameter.getName(),
                            describe(
                                    field(layer.getClass(), parameter.getName()).get(layer)));
                }
                ObjectNode options = node.putObject("options");
                for (Field option : options(layer.getClass())) {
                    options.set(option.getName(), describe(option.get(layer)));
                }
                return node;
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot describe " + value, e);
        }
        throw new IllegalArgumentException("cannot describe " + value + " of "
                + value.getClass().getName() + ": neither a number, a text, a record, an enum nor a layer");
    }

    /** The constructor with the most parameters that are named like final fields and can take their values. */
    private static Constructor<?> constructor(Layer layer) {
        return Stream.of(layer.getClass().getDeclaredConstructors())
                .filter(constructor ->
                        Arrays.stream(constructor.getParameters()).allMatch(p -> takes(p, layer)))
                .max(Comparator.comparingInt(Constructor::getParameterCount))
                .orElseThrow(() -> new IllegalArgumentException("cannot describe " + layer
                        + ": it has no constructor whose parameters are named like its final fields"));
    }

    private static boolean takes(Parameter parameter, Layer layer) {
        try {
            Field field = field(layer.getClass(), parameter.getName());
            if (!Modifier.isFinal(field.getModifiers())) {
                return false;
            }
            Object value = field.get(layer);
            return parameter.getType().isPrimitive()
                    ? field.getType() == parameter.getType()
                    : value == null
                            || value instanceof List
                            || parameter.getType().isInstance(value);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type + "." + name);
    }

    private static List<Field> options(Class<?> type) {
        var options = new ArrayList<Field>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            Arrays.stream(c.getDeclaredFields())
                    .filter(f -> f.isAnnotationPresent(Option.class))
                    .forEach(options::add);
        }
        options.forEach(option -> option.setAccessible(true));
        return options;
    }

    private static Object value(JsonNode node, Class<?> type) throws ReflectiveOperationException {
        if (node.isArray()) {
            var list = new ArrayList<Object>();
            for (JsonNode each : node) {
                list.add(value(each, Object.class));
            }
            return type == Layer[].class ? list.toArray(Layer[]::new) : list;
        }
        if (node.isObject()) {
            return object(node);
        }
        if (node.isNumber()) {
            return type == double.class
                    ? (Object) node.asDouble()
                    : node.isInt() ? (Object) node.asInt() : node.asDouble();
        }
        return node.isNull() ? null : node.isBoolean() ? (Object) node.asBoolean() : node.asText();
    }

    private static Object object(JsonNode node) throws ReflectiveOperationException {
        String name = node.path("class").asText();
        Class<?> type = name.startsWith("descent.") ? Class.forName(name) : Void.class;
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant ->
                            ((Enum<?>) constant).name().equals(node.path("name").asText()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("expected one of " + name + ", but got " + node));
        }
        if (!Record.class.isAssignableFrom(type) && !Layer.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException("expected a layer or a record of Descent, but got class " + name);
        }
        Object made = made(type, node.path("values"));
        for (Field option : options(type)) {
            option.set(made, value(node.path("options").path(option.getName()), option.getType()));
        }
        return made;
    }

    private static Object made(Class<?> type, JsonNode values) throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Parameter[] parameters = constructor.getParameters();
            if (parameters.length != values.size()
                    || !Arrays.stream(parameters).allMatch(p -> values.has(p.getName()))) {
                continue;
            }
            var arguments = new Object[parameters.length];
            boolean fits = true;
            for (int i = 0; i < parameters.length; i++) {
                arguments[i] = value(values.get(parameters[i].getName()), parameters[i].getType());
                fits &= parameters[i].getType().isPrimitive()
                        || arguments[i] == null
                        || parameters[i].getType().isInstance(arguments[i]);
            }
            if (fits) {
                constructor.setAccessible(true);
                return constructor.newInstance(arguments);
            }
        }
        throw new IllegalArgumentException(
                "expected values for a constructor of " + type.getName() + ", but got " + values);
    }
}
