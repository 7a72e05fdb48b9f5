using System.Text.Json;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Files;

/// <summary>Numbers as JSON knows them: what is not finite is null.</summary>
internal static class JsonNumbers
{
    /// <summary>Writes a number, or null when it is absent, infinite or not a number.</summary>
    internal static void WriteFinite(this Utf8JsonWriter json, string name, double? value)
    {
        json.WritePropertyName(name);
        json.WriteFiniteValue(value);
    }

    /// <summary>Writes an array of numbers.</summary>
    internal static void WriteNumbers(this Utf8JsonWriter json, string name, IEnumerable<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            json.WriteFiniteValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Writes an array of rows.</summary>
    internal static void WriteTable(this Utf8JsonWriter json, string name, Matrix<double> table)
    {
        json.WriteStartArray(name);
        for (int row = 0; row < table.Rows; row++)
        {
            json.WriteStartArray();
            foreach (double value in table.Row(row))
            {
                json.WriteFiniteValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a number, or null when it is absent, infinite or not a number.</summary>
    internal static void WriteFiniteValue(this Utf8JsonWriter json, double? value)
    {
        if (value is double number && double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
