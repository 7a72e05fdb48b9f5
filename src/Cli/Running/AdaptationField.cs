using System.Text.Json;
using Mechanisms.Bandits.Arms;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Formats;

namespace Mechanisms.Cli.Running;

/// <summary>The field that says how arms adapt between epochs.</summary>
internal static class AdaptationField
{
    private static readonly string[] Names =
        ["probeStep", "stepSize", "maximumStep", "lowestClickRate", "highestClickRate", "probeReplications"];

    /// <summary>Reads the settings; what is missing has the library's default.</summary>
    internal static GradientAdaptation Read(JsonField? field)
    {
        GradientAdaptation defaults = new();
        if (field is not { } adaptation)
        {
            return defaults;
        }

        adaptation.RequireNames(Names);
        double Number(string name, double fallback) => adaptation.Optional(name)?.ReadNumber() ?? fallback;
        try
        {
            return new(
                Number("probeStep", defaults.ProbeStep),
                Number("stepSize", defaults.StepSize),
                Number("maximumStep", defaults.MaximumStep),
                Number("lowestClickRate", defaults.LowestClickRate),
                Number("highestClickRate", defaults.HighestClickRate),
                (int)(adaptation.Optional("probeReplications")?.ReadInteger(1, 1 << 19) ?? defaults.ProbeReplications));
        }
        catch (ArgumentException error)
        {
            throw adaptation.Error($"{LibraryWords.Of(error)} Correct the number.", error);
        }
    }

    /// <summary>Writes the settings.</summary>
    internal static void Write(Utf8JsonWriter json, GradientAdaptation adaptation)
    {
        json.WriteStartObject("adaptation");
        json.WriteFinite("probeStep", adaptation.ProbeStep);
        json.WriteFinite("stepSize", adaptation.StepSize);
        json.WriteFinite("maximumStep", adaptation.MaximumStep);
        json.WriteFinite("lowestClickRate", adaptation.LowestClickRate);
        json.WriteFinite("highestClickRate", adaptation.HighestClickRate);
        json.WriteNumber("probeReplications", adaptation.ProbeReplications);
        json.WriteEndObject();
    }
}
