using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Cli.Solving;
using Mechanisms.Foundations.Formats;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Cli.Running;

/// <summary>The field that describes arms with features: a user arrives every round, and rewards are linear in user times features.</summary>
/// <param name="Weights">θ, shape [dimension].</param>
/// <param name="Noise">Standard deviation of the noise.</param>
/// <param name="Features">True features, shape [arm, dimension].</param>
internal sealed record LinearBanditField(Sequence<double> Weights, double Noise, Matrix<double> Features)
{
    /// <summary>Reads the field.</summary>
    internal static LinearBanditField Read(JsonField field)
    {
        field.RequireNames("weights", "noise", "features");
        JsonField weights = field.Required("weights");
        JsonField features = field.Required("features");
        LinearBanditField read = new(
            weights.ReadItems().Select(item => item.ReadNumber()).ToSequence(),
            field.Required("noise").ReadNumber(),
            NumberTables.Rounded(NumberTables.ReadTable(features)));
        if (read.Noise < 0)
        {
            throw field.Required("noise").Error($"The noise must be at least 0; got {field.Required("noise").Quote()}. Correct the number.");
        }

        return read.Weights.Count == read.Features.Columns ? read : throw weights.Error(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"There must be one weight per feature of an arm, that is {read.Features.Columns}; got {read.Weights.Count}. Add or remove some."));
    }

    /// <summary>Writes the field.</summary>
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("environment");
        json.WriteNumbers("weights", Weights);
        json.WriteFinite("noise", Noise);
        json.WriteTable("features", Features);
        json.WriteEndObject();
    }
}
