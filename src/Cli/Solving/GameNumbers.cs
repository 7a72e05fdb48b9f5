using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Solving;

/// <summary>How exact numbers of a game's answer are written.</summary>
/// <param name="AreExact">Whether as fractions; else as the nearest decimals.</param>
internal sealed record GameNumbers(bool AreExact)
{
    /// <summary>Shows a number to a reader.</summary>
    internal string Show(Rational number) => AreExact ? number.ToString(null, CultureInfo.InvariantCulture) : Answer.Show(number.ToDouble());

    /// <summary>Writes a number: a text such as <c>"-1/18"</c>, or a JSON number.</summary>
    internal void Write(Utf8JsonWriter json, Rational number)
    {
        if (AreExact)
        {
            json.WriteStringValue(number.ToString(null, CultureInfo.InvariantCulture));
        }
        else
        {
            json.WriteFiniteValue(number.ToDouble());
        }
    }

    /// <summary>Writes an array of numbers.</summary>
    internal void Write(Utf8JsonWriter json, IEnumerable<Rational> numbers)
    {
        json.WriteStartArray();
        foreach (Rational number in numbers)
        {
            Write(json, number);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of arrays.</summary>
    internal void Write(Utf8JsonWriter json, IEnumerable<Sequence<Rational>> rows)
    {
        json.WriteStartArray();
        foreach (Sequence<Rational> row in rows)
        {
            Write(json, row);
        }

        json.WriteEndArray();
    }
}
