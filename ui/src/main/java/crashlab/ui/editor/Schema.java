package crashlab.ui.editor;

import crashlab.scenario.JsonEdit;
import crashlab.scenario.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The JSON Schema of scenarios, as far as completion asks it: which forms a value can have at a
/// place of a document that may be broken.
final class Schema {
  private static final String FILE = "scenario.schema.json";
  private static final String REF = "#/$defs/";
  private static final int DEEPEST = 20;

  private final JsonValue.Obj root;
  private final JsonValue.Obj definitions;

  /// One form that a value can have.
  ///
  /// @param rules without `anyOf` and `$ref`
  /// @param definition the name of the definition that it comes from, the outermost; or empty
  /// @param description what the schema says of it; or empty
  /// @param purpose what the schema says of the place that it is for; or empty
  /// @param names which names of the document are meant there, as `x-names` says it; or empty
  record Form(
      JsonValue.Obj rules, String definition, String description, String purpose, String names) {
    private static Form of(JsonValue.Obj rules) {
      return new Form(rules, "", "", "", "");
    }

    /// The same, seen at a part that has these rules and may say more of the value.
    private Form at(JsonValue.Obj part) {
      String words = text(part, "description");
      return new Form(
          part,
          definition,
          description.isEmpty() ? words : description,
          purpose.isEmpty() ? words : purpose,
          names.isEmpty() ? text(part, "x-names") : names);
    }

    private Form choice(JsonValue.Obj part) {
      String own = text(part, "description");
      return new Form(part, definition, own.isEmpty() ? description : own, purpose, names);
    }

    private Form from(String outerDefinition) {
      return new Form(rules, outerDefinition, description, purpose, names);
    }

    JsonValue.@Nullable Obj object(String key) {
      return rules.get(key) instanceof JsonValue.Obj object ? object : null;
    }

    /// The key that tells this form from the others; or null.
    @Nullable String verb() {
      return rules.get("required") instanceof JsonValue.Arr required
              && !required.elements().isEmpty()
              && required.elements().getFirst() instanceof JsonValue.Str first
          ? first.value()
          : null;
    }

    boolean requires(String key) {
      return rules.get("required") instanceof JsonValue.Arr required
          && required.elements().stream()
              .anyMatch(e -> e instanceof JsonValue.Str string && string.value().equals(key));
    }

    boolean isParameter() {
      return definition.equals("param");
    }

    boolean takesText() {
      return switch (rules.get("type")) {
        case JsonValue.Str type -> type.value().equals("string");
        case JsonValue.Arr types ->
            types.elements().stream()
                .anyMatch(e -> e instanceof JsonValue.Str type && type.value().equals("string"));
        case JsonValue.Obj _, JsonValue.Num _, JsonValue.Bool _ -> false;
        case JsonValue.Nul _, JsonValue.Broken _ -> false;
        case null -> false;
      };
    }
  }

  private Schema(JsonValue.Obj root) {
    this.root = root;
    this.definitions =
        root.get("$defs") instanceof JsonValue.Obj found
            ? found
            : new JsonValue.Obj(root.source(), 0, 0, List.of());
  }

  /// Loads the schema that comes with the window.
  static Schema load() {
    try (InputStream in = Schema.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("a resource is missing (%s)".formatted(FILE));
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @throws IllegalArgumentException if the text is no JSON object
  static Schema of(String text) {
    if (JsonEdit.locate(text, "").orElse(null) instanceof JsonValue.Obj object) {
      return new Schema(object);
    }
    throw new IllegalArgumentException("the schema is no JSON object");
  }

  /// Returns the forms that the value of a spot can have, or the object that its key is for.
  List<Form> formsAt(Spot spot) {
    Loose whole = spot.around().isEmpty() ? null : spot.around().getFirst();
    boolean extending = whole instanceof Loose.Obj object && object.get("extends") != null;
    List<Form> forms = formsOf(extending ? reference("patch") : reference("scenario"));
    for (int i = 0; i < spot.path().size(); i++) {
      forms = below(fitting(forms, spot.around().get(i), spot), spot.path().get(i));
    }
    return forms;
  }

  private JsonValue.Obj reference(String definition) {
    return definitions.get(definition) instanceof JsonValue.Obj found ? found : root;
  }

  /// Returns the forms that an object fits so far; all, if it fits none.
  List<Form> fitting(List<Form> forms, Loose value, Spot spot) {
    if (!(value instanceof Loose.Obj object)) {
      return forms;
    }
    List<Form> objects = forms.stream().filter(Schema::isObject).toList();
    List<Form> fitting = objects.stream().filter(form -> fits(form, object, spot)).toList();
    return fitting.isEmpty() ? objects : fitting;
  }

  private static boolean isObject(Form form) {
    return form.object("properties") != null || form.object("additionalProperties") != null;
  }

  private boolean fits(Form form, Loose.Obj object, Spot spot) {
    JsonValue.Obj properties = form.object("properties");
    for (Loose.Member member : object.members()) {
      boolean beingWritten =
          spot.role() == Spot.Role.KEY && member.name().start() == spot.written().from();
      if (beingWritten || member.colon() < 0) {
        continue;
      }
      JsonValue rules = properties == null ? null : properties.get(member.key());
      if (rules == null) {
        if (form.object("additionalProperties") == null) {
          return false;
        }
      } else if (rules instanceof JsonValue.Obj own && contradicts(own, member.value())) {
        return false;
      }
    }
    return true;
  }

  /// Whether a word is not among the only ones that may stand there.
  private boolean contradicts(JsonValue.Obj rules, @Nullable Loose value) {
    if (!(value instanceof Loose.Leaf leaf) || !leaf.quoted()) {
      return false;
    }
    return rules.get("const") instanceof JsonValue.Str only && !only.value().equals(leaf.text());
  }

  private List<Form> below(List<Form> forms, String step) {
    Set<JsonValue.Obj> children = new LinkedHashSet<>();
    for (Form form : forms) {
      JsonValue.Obj properties = form.object("properties");
      JsonValue own = properties == null ? null : properties.get(step);
      if (own == null) {
        own = form.object("additionalProperties");
      }
      if (own == null && step.matches("[0-9]+")) {
        own = form.object("items");
      }
      if (own instanceof JsonValue.Obj found) {
        children.add(found);
      }
    }
    List<Form> all = new ArrayList<>();
    children.forEach(child -> all.addAll(formsOf(child)));
    return all.stream().distinct().toList();
  }

  /// Returns the forms that a part of the schema stands for.
  List<Form> formsOf(JsonValue.Obj part) {
    List<Form> forms = new ArrayList<>();
    collect(part, Form.of(part), forms, 0);
    return forms;
  }

  /// @param so what is known of the part from where it is used
  private void collect(JsonValue.Obj part, Form so, List<Form> into, int depth) {
    Form here = so.at(part);
    if (part.get("$ref") instanceof JsonValue.Str ref && depth < DEEPEST) {
      String name = ref.value().startsWith(REF) ? ref.value().substring(REF.length()) : "";
      boolean outer = so.definition().isEmpty() || name.equals("param");
      collect(reference(name), outer ? here.from(name) : here, into, depth + 1);
      return;
    }
    List<JsonValue.Obj> choices = choices(part);
    for (JsonValue.Obj choice : choices) {
      collect(choice, here.choice(choice), into, depth + 1);
    }
    if (choices.isEmpty()) {
      into.add(here);
    }
  }

  /// The forms that a part lists; none if it is one itself.
  private static List<JsonValue.Obj> choices(JsonValue.Obj part) {
    List<JsonValue.Obj> choices = new ArrayList<>();
    for (String key : List.of("anyOf", "oneOf")) {
      if (part.get(key) instanceof JsonValue.Arr array && isSplit(array)) {
        for (JsonValue choice : array.elements()) {
          if (choice instanceof JsonValue.Obj object) {
            choices.add(object);
          }
        }
      }
    }
    return choices;
  }

  /// Whether these are forms of a value, and not only conditions on its keys.
  private static boolean isSplit(JsonValue.Arr choices) {
    return choices.elements().stream()
        .anyMatch(choice -> choice instanceof JsonValue.Obj o && !isCondition(o));
  }

  private static boolean isCondition(JsonValue.Obj part) {
    return part.get("type") == null
        && part.get("$ref") == null
        && part.get("enum") == null
        && part.get("const") == null
        && part.get("anyOf") == null
        && part.get("oneOf") == null;
  }

  static String text(JsonValue.Obj part, String key) {
    return part.get(key) instanceof JsonValue.Str string ? string.value() : "";
  }
}
