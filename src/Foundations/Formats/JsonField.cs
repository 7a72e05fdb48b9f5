using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A value inside a JSON text that knows its place, so that every error names the field.</summary>
/// <remarks>
/// Reading checks the JSON type, never converts one into another and never repairs. Numbers are finite decimals, read exactly
/// (<see cref="ReadRational"/>) or rounded to nearest (<see cref="ReadNumber"/>). Immutable and thread-safe.
/// </remarks>
public sealed class JsonField
{
    private const int LongestQuote = 40;

    private readonly JsonElement element;
    private readonly JsonField? parent;
    private readonly string? key;
    private readonly int index;

    internal JsonField(JsonElement element) => this.element = element;

    private JsonField(JsonElement element, JsonField parent, string name)
        : this(element) => (this.parent, key) = (parent, name);

    private JsonField(JsonElement element, JsonField parent, int index)
        : this(element) => (this.parent, this.index) = (parent, index);

    /// <summary>Gets the place in the text, for example <c>instance.outcome[3][1]</c>; empty for the whole text.</summary>
    public string Path => parent is null ? string.Empty
        : key is null ? string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{index}]")
        : parent.Inside(key);

    /// <summary>Gets a value indicating whether this is an object.</summary>
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    /// <summary>Gets a value indicating whether this is an array.</summary>
    public bool IsArray => element.ValueKind == JsonValueKind.Array;

    /// <summary>Gets a value indicating whether this is a string.</summary>
    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>Checks that this is an object whose field names are known and written once.</summary>
    /// <param name="names">All names that may occur.</param>
    /// <returns>This field.</returns>
    /// <exception cref="DataException">This is no object, a name is unknown or a name occurs twice.</exception>
    public JsonField RequireNames(params ReadOnlySpan<string> names)
    {
        RequireObject();
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = property.Name;
            if (!names.Contains(name))
            {
                string known = string.Join(", ", names.ToArray());
                throw new DataException(Inside(name), Unknown(name, names.ToArray(), known));
            }

            if (!seen.Add(name))
            {
                throw new DataException(Inside(name), "A field must be written once; this one occurs twice. Remove one of the two.");
            }
        }

        return this;
    }

    /// <summary>Finds a field that must be there and not be null.</summary>
    /// <param name="name">Name of the field.</param>
    /// <returns>The field.</returns>
    /// <exception cref="DataException">This is no object, or the field is missing or null.</exception>
    public JsonField Required(string name) => Optional(name) ?? throw new DataException(
        Inside(name), "The field is required; it is missing or null. Add it.");

    /// <summary>Finds a field that may be missing.</summary>
    /// <param name="name">Name of the field.</param>
    /// <returns>The field, or null when it is missing or the JSON value null.</returns>
    /// <exception cref="DataException">This is no object.</exception>
    public JsonField? Optional(string name)
    {
        RequireObject();
        return element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonField(value, this, name)
            : null;
    }

    /// <summary>Lists the fields of an object, nulls included.</summary>
    /// <returns>The fields in the order of the text.</returns>
    /// <exception cref="DataException">This is no object.</exception>
    public Sequence<JsonField> ReadFields()
    {
        RequireObject();
        List<JsonField> fields = [];
        foreach (JsonProperty property in element.EnumerateObject())
        {
            fields.Add(new(property.Value, this, property.Name));
        }

        return fields.ToSequence();
    }

    /// <summary>Reads an array.</summary>
    /// <returns>Its elements, each knowing its index.</returns>
    /// <exception cref="DataException">This is no array.</exception>
    public Sequence<JsonField> ReadItems()
    {
        if (!IsArray)
        {
            throw Unexpected("an array [ … ]");
        }

        JsonField[] items = new JsonField[element.GetArrayLength()];
        int count = 0;
        foreach (JsonElement item in element.EnumerateArray())
        {
            items[count] = new(item, this, count);
            count++;
        }

        return new(items);
    }

    /// <summary>Reads a string.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="DataException">This is no string, or a string with half a surrogate pair.</exception>
    public string ReadText()
    {
        if (!IsText)
        {
            throw Unexpected("a string");
        }

        try
        {
            return element.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException error)
        {
            throw new DataException(Path, "A string must be Unicode text; it holds half a surrogate pair. Write the whole character.", error);
        }
    }

    /// <summary>Reads a Boolean.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="DataException">This is neither true nor false.</exception>
    public bool ReadBoolean() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected("true or false"),
    };

    /// <summary>Reads a number, rounded to the nearest double.</summary>
    /// <returns>A finite number.</returns>
    /// <exception cref="DataException">This is no number, or one beyond the range of doubles.</exception>
    public double ReadNumber()
    {
        RequireNumber();
        return element.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw TooLarge();
    }

    /// <summary>Reads a number exactly as its decimals say.</summary>
    /// <returns>The number; its rounding to double is finite.</returns>
    /// <exception cref="DataException">This is no number, or one beyond the range of doubles.</exception>
    public Rational ReadRational()
    {
        _ = ReadNumber();
        return Rational.TryParse(element.GetRawText(), out Rational value) ? value : throw Unwieldy();
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="least">Smallest allowed value.</param>
    /// <param name="greatest">Greatest allowed value.</param>
    /// <returns>The number.</returns>
    /// <exception cref="DataException">This is no whole number in that range.</exception>
    public long ReadInteger(long least, long greatest)
    {
        RequireNumber();
        return Whole() is { } value && value >= least && value <= greatest
            ? (long)value
            : throw new DataException(Path, string.Create(
                CultureInfo.InvariantCulture,
                $"The value must be a whole number in {least}..{greatest}; got {Quote()}. Write one in that range."));
    }

    /// <summary>Reads a whole number of 64 bits without sign.</summary>
    /// <returns>The number.</returns>
    /// <exception cref="DataException">This is no whole number in 0..2⁶⁴ - 1.</exception>
    public ulong ReadUnsigned()
    {
        RequireNumber();
        return Whole() is { } value && value >= ulong.MinValue && value <= ulong.MaxValue
            ? (ulong)value
            : throw Error($"The value must be a whole number in 0..{ulong.MaxValue}; got {Quote()}. Write one in that range.");
    }

    /// <summary>Makes an error about this field.</summary>
    /// <param name="message">What was required, what came, what to do.</param>
    /// <param name="cause">The error behind it, if any.</param>
    /// <returns>An error to throw.</returns>
    public DataException Error(string message, Exception? cause = null) => new(Path, message, cause);

    /// <summary>Makes the error for a value of the wrong JSON type.</summary>
    /// <param name="required">The type in words, for example <c>a number</c>.</param>
    /// <returns>An error to throw.</returns>
    public DataException Unexpected(string required) =>
        Error($"The value must be {required}; got {KindInWords()}. {Remedy(required)}");

    /// <summary>Quotes the value as the text has it, shortened.</summary>
    /// <param name="longest">Most characters to show, at least 1.</param>
    /// <returns>The quotation.</returns>
    public string Quote(int longest = LongestQuote)
    {
        string raw = element.GetRawText();
        return raw.Length <= longest ? raw : string.Concat(raw.AsSpan(0, longest - 1), "…");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path}: {Quote()}";

    private static string Unknown(string name, string[] names, string known) =>
        $"There is no such field here{Spelling.Hint(name, names)} Known are: {known}. Rename or remove it.";

    private static string Printable(string name)
    {
        string shown = string.Concat(name.Select(letter => char.IsControl(letter) ? '?' : letter));
        return shown.Length <= LongestQuote ? shown : string.Concat(shown.AsSpan(0, LongestQuote - 1), "…");
    }

    private string Remedy(string required) =>
        required == "a number" && IsText ? "Write a finite decimal without quotes, as 0.25." : "Change it.";

    private string Inside(string name) => Path.Length == 0 ? Printable(name) : $"{Path}.{Printable(name)}";

    private void RequireObject()
    {
        if (!IsObject)
        {
            throw Unexpected("an object { … }");
        }
    }

    private void RequireNumber()
    {
        if (element.ValueKind != JsonValueKind.Number)
        {
            throw Unexpected("a number");
        }
    }

    // A number is whole by its value, as in JSON Schema: 5, 5.0 and 50e-1 are the same.
    private BigInteger? Whole() =>
        element.TryGetInt64(out long small) ? small
        : Rational.TryParse(element.GetRawText(), out Rational value) && value.IsInteger ? value.Numerator
        : null;

    private DataException Unwieldy() => Error(element.GetRawText().Length > Rational.MaximumTextLength
        ? $"A number may have {Rational.MaximumTextLength} characters; {Quote()} has more. Round it."
        : $"A number's exponent must lie within ±{Rational.MaximumDecimalExponent}; in {Quote()} its exponent is too far from 0. Write 0, or choose another unit.");

    private DataException TooLarge() => Error(
        $"A number must be within the range of double precision, ±1.7e308; got {Quote()}. Choose another unit.");

    private string KindInWords() => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => $"the string {Quote()}",
        JsonValueKind.Number => $"the number {Quote()}",
        _ => Quote(),
    };
}
