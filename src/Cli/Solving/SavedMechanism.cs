using System.Globalization;
using System.Text.Json;
using Mechanisms.Cli.Files;

namespace Mechanisms.Cli.Solving;

/// <summary>What is shown and saved of an optimum that may be the limit of mechanisms only.</summary>
/// <param name="Share">The share of another mechanism that is mixed into the limit, in (0, 1]; null where the optimum is a mechanism.</param>
/// <param name="Value">What the mechanism is worth, by the independent check.</param>
internal sealed record SavedMechanism(double? Share, double Value)
{
    /// <summary>Writes share and value, and whether the value of the answer is attained.</summary>
    internal void WriteJson(Utf8JsonWriter json)
    {
        json.WriteBoolean("attained", Share is null);
        json.WriteFinite("mechanismShare", Share);
        json.WriteFinite("mechanismValue", Value);
    }

    /// <summary>Says how the mechanism differs from the limit.</summary>
    internal string Explain() => string.Create(
        CultureInfo.InvariantCulture,
        $"The mechanism shown and saved mixes a share of {Share} of other recommendations into the limit, and is worth {Answer.Show(Value)}.");
}
