using System.Text.Json;
using System.Text.RegularExpressions;

namespace Mechanisms.Cli.Tests.Starting;

/// <summary>Checks a JSON value against a schema: as much of draft 2020-12 as our schemas use; an unknown keyword is an error.</summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly string[] Notes = ["$schema", "title", "description", "default", "$defs", "then", "else"];

    public bool Accepts(JsonElement value) => Accepts(root, value, []);

    private bool Accepts(JsonElement schema, JsonElement value, HashSet<string> evaluated)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        bool isAccepted = schema.EnumerateObject().Where(keyword => keyword.Name != "unevaluatedProperties")
            .All(keyword => Holds(schema, keyword, value, seen));
        bool isClosed = schema.TryGetProperty("unevaluatedProperties", out _) && value.ValueKind == JsonValueKind.Object;
        evaluated.UnionWith(seen);
        return isAccepted && (!isClosed || value.EnumerateObject().All(property => seen.Contains(property.Name)));
    }

    private bool Holds(JsonElement schema, JsonProperty keyword, JsonElement value, HashSet<string> seen) => keyword.Name switch
    {
        _ when Notes.Contains(keyword.Name) => true,
        "$ref" => Accepts(Find(keyword.Value.GetString()!), value, seen),
        "type" => HasType(value, keyword.Value.GetString()!),
        "const" => JsonElement.DeepEquals(keyword.Value, value),
        "enum" => keyword.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(choice, value)),
        "anyOf" => keyword.Value.EnumerateArray().Any(part => AcceptsAlone(part, value, seen)),
        "oneOf" => keyword.Value.EnumerateArray().Count(part => AcceptsAlone(part, value, seen)) == 1,
        "not" => !Accepts(keyword.Value, value, []),
        "if" => Accepts(schema.GetProperty(Accepts(keyword.Value, value, []) ? "then" : "else"), value, seen),
        _ => value.ValueKind switch
        {
            JsonValueKind.Object => HoldsForObject(schema, keyword, value, seen),
            JsonValueKind.Array => HoldsForArray(keyword, value),
            JsonValueKind.String => HoldsForText(keyword, value.GetString()!),
            JsonValueKind.Number => HoldsForNumber(keyword, value.GetDouble()),
            _ => true,
        },
    };

    private bool AcceptsAlone(JsonElement part, JsonElement value, HashSet<string> seen)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        bool isAccepted = Accepts(part, value, found);
        if (isAccepted)
        {
            seen.UnionWith(found);
        }

        return isAccepted;
    }

    private bool HoldsForObject(JsonElement schema, JsonProperty keyword, JsonElement value, HashSet<string> seen)
    {
        switch (keyword.Name)
        {
            case "required":
                return keyword.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "dependentRequired":
                return keyword.Value.EnumerateObject().All(rule =>
                    !value.TryGetProperty(rule.Name, out _) || rule.Value.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _)));
            case "properties":
                seen.UnionWith(keyword.Value.EnumerateObject().Select(property => property.Name));
                return keyword.Value.EnumerateObject().All(property =>
                    !value.TryGetProperty(property.Name, out JsonElement inner) || Accepts(property.Value, inner, []));
            case "additionalProperties":
                return value.EnumerateObject().All(property => schema.GetProperty("properties").TryGetProperty(property.Name, out _));
            default:
                return IsForOthers(keyword.Name);
        }
    }

    private bool HoldsForArray(JsonProperty keyword, JsonElement value) => keyword.Name switch
    {
        "items" => value.EnumerateArray().All(item => Accepts(keyword.Value, item, [])),
        "minItems" => value.GetArrayLength() >= keyword.Value.GetInt32(),
        "maxItems" => value.GetArrayLength() <= keyword.Value.GetInt32(),
        "uniqueItems" => value.EnumerateArray().Select(item => item.GetRawText()).Distinct(StringComparer.Ordinal).Count() == value.GetArrayLength(),
        _ => IsForOthers(keyword.Name),
    };

    private static bool HoldsForText(JsonProperty keyword, string text) => keyword.Name switch
    {
        "pattern" => Regex.IsMatch(text, keyword.Value.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)),
        "minLength" => text.Length >= keyword.Value.GetInt32(),
        "maxLength" => text.Length <= keyword.Value.GetInt32(),
        _ => IsForOthers(keyword.Name),
    };

    private static bool HoldsForNumber(JsonProperty keyword, double number) => keyword.Name switch
    {
        "minimum" => number >= keyword.Value.GetDouble(),
        "maximum" => number <= keyword.Value.GetDouble(),
        "exclusiveMinimum" => number > keyword.Value.GetDouble(),
        "exclusiveMaximum" => number < keyword.Value.GetDouble(),
        _ => IsForOthers(keyword.Name),
    };

    private static bool IsForOthers(string keyword) => keyword is "required" or "dependentRequired" or "properties" or "additionalProperties" or "items" or "minItems"
        or "maxItems" or "uniqueItems" or "pattern" or "minLength" or "maxLength" or "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum"
        ? true
        : throw new NotSupportedException($"The check knows no keyword {keyword}.");

    private static bool HasType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException($"The check knows no type {type}."),
    };

    private JsonElement Find(string reference)
    {
        JsonElement found = root;
        foreach (string step in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.GetProperty(step);
        }

        return found;
    }
}
