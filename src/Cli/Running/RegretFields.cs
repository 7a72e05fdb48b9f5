using System.Text.Json;
using Mechanisms.Bandits.Experiments;
using Mechanisms.Cli.Files;

namespace Mechanisms.Cli.Running;

/// <summary>Regret at the end of a run, as summaries write it.</summary>
internal static class RegretFields
{
    /// <summary>Writes mean, spread and band as an object.</summary>
    internal static void Write(Utf8JsonWriter json, string name, RegretCurve curve)
    {
        json.WriteStartObject(name);
        Write(json, curve);
        json.WriteEndObject();
    }

    /// <summary>Writes mean, spread and band as fields of the object at hand.</summary>
    internal static void Write(Utf8JsonWriter json, RegretCurve curve)
    {
        json.WriteFinite("mean", curve.Mean[^1]);
        json.WriteFinite("sd", curve.StandardDeviation[^1]);
        json.WriteFinite("low", curve.Low[^1]);
        json.WriteFinite("high", curve.High[^1]);
        json.WriteNumber("n", curve.Replications);
    }
}
