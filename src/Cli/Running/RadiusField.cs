using System.Text.Json;
using Mechanisms.Bandits.Linear;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>The field that says how wide a linear learner takes its confidence: a number that is always the radius, or what a self-normalized radius is made of.</summary>
internal static class RadiusField
{
    private const string Name = "radius";

    private static readonly string[] Volumes = ["determinant", "samples", "horizon"];

    /// <summary>The setting of a learner.</summary>
    /// <typeparam name="TLearner">Type of the learner.</typeparam>
    /// <param name="of">The radius of a learner.</param>
    /// <param name="with">The learner with another radius.</param>
    internal static LearnerSetting<TLearner> Setting<TLearner>(
        Func<TLearner, ConfidenceRadius> of, Func<TLearner, ConfidenceRadius, TLearner> with) => new(
        Name, (field, learner) => with(learner, Read(field)), (json, learner) => Write(json, of(learner)));

    /// <summary>Reads the radius.</summary>
    internal static ConfidenceRadius Read(JsonField field)
    {
        try
        {
            return field.IsObject ? ReadSelfNormalized(field) : new ConfidenceRadius.Constant(field.ReadNumber());
        }
        catch (ArgumentException error)
        {
            throw field.Error($"{LibraryWords.Of(error)} Correct the number.", error);
        }
    }

    /// <summary>Writes the radius.</summary>
    internal static void Write(Utf8JsonWriter json, ConfidenceRadius radius)
    {
        if (radius is ConfidenceRadius.Constant constant)
        {
            json.WriteFinite(Name, constant.Value);
            return;
        }

        ConfidenceRadius.SelfNormalized settings = (ConfidenceRadius.SelfNormalized)radius;
        json.WriteStartObject(Name);
        json.WriteFinite("weightBound", settings.WeightBound);
        json.WriteFinite("noise", settings.Noise);
        json.WriteFinite("contextBound", settings.ContextBound);
        if (settings.FailureProbability is { } failure)
        {
            json.WriteFinite("failureProbability", failure);
        }

        json.WriteString("volume", Volumes[(int)settings.Volume]);
        json.WriteEndObject();
    }

    private static ConfidenceRadius.SelfNormalized ReadSelfNormalized(JsonField field)
    {
        field.RequireNames("weightBound", "noise", "contextBound", "failureProbability", "volume");
        ConfidenceRadius.SelfNormalized defaults = new();
        double Number(string name, double fallback) => field.Optional(name)?.ReadNumber() ?? fallback;
        return new()
        {
            WeightBound = Number("weightBound", defaults.WeightBound),
            Noise = Number("noise", defaults.Noise),
            ContextBound = Number("contextBound", defaults.ContextBound),
            FailureProbability = field.Optional("failureProbability")?.ReadNumber(),
            Volume = (VolumeBound)Words.Index(field.Optional("volume"), Volumes, "volume"),
        };
    }
}
