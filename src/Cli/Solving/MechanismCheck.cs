using System.Text;
using System.Text.Json;
using Mechanisms.Cli.Files;
using Mechanisms.Foundations.Numerics;
using Spectre.Console;

namespace Mechanisms.Cli.Solving;

/// <summary>What <c>check</c> found about a mechanism, whatever the family.</summary>
internal sealed record MechanismCheck
{
    /// <summary>Gets whether nobody gains by more than rounding and every limit is kept.</summary>
    internal required bool IsAccepted { get; init; }

    /// <summary>Gets what the mechanism is worth to the principal when everybody obeys and tells the truth.</summary>
    internal required double Value { get; init; }

    /// <summary>Gets the size of the numbers that value and gains are added up from, beside which a reader sees rounding as 0.</summary>
    internal required double Scale { get; init; }

    /// <summary>Gets the largest gain of any deviation, weighted by the probability of its situation; negative when every one costs.</summary>
    internal required double Gain { get; init; }

    /// <summary>Gets the largest gain given the situation; null where the family has none.</summary>
    internal double? ConditionalGain { get; init; }

    /// <summary>Gets the best deviation in words, a sentence.</summary>
    internal required string BestDeviation { get; init; }

    /// <summary>Gets the limits that are broken, in words.</summary>
    internal Sequence<string> Violations { get; init; }

    /// <summary>Gets the exit code: a mechanism that is not accepted is a refuted claim.</summary>
    internal ExitCode ExitCode => IsAccepted ? ExitCode.Answered : ExitCode.Refuted;

    /// <summary>Writes the finding as one JSON object.</summary>
    internal void WriteJson(TextWriter output, string family) => output.Write(Encoding.UTF8.GetString(JsonFile.Render(json =>
    {
        json.WriteString("family", family);
        json.WriteBoolean("accepted", IsAccepted);
        json.WriteFinite("value", Value);
        json.WriteFinite("gain", Gain);
        json.WriteFinite("conditionalGain", ConditionalGain);
        json.WriteString("bestDeviation", BestDeviation);
        json.WriteStartArray("violations");
        foreach (string violation in Violations)
        {
            json.WriteStringValue(violation);
        }

        json.WriteEndArray();
    })));

    /// <summary>Writes the finding for a reader.</summary>
    internal void Print(IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"check   [bold {(IsAccepted ? "green" : "red")}]{(IsAccepted ? "accepted" : "REFUTED")}[/]");
        console.MarkupLineInterpolated($"value   [bold]{Answer.Show(Value, Scale)}[/] when everybody obeys and tells the truth");
        string conditional = ConditionalGain is double gain ? $"; {ShownGain(gain)} given its situation" : string.Empty;
        console.MarkupLineInterpolated($"gain    {ShownGain(Gain)} at most{conditional}");
        console.MarkupLineInterpolated($"best    {BestDeviation}");
        foreach (string violation in Violations)
        {
            console.MarkupLineInterpolated($"broken  {violation}");
        }
    }

    // What is refused is never said to be 0.
    private string ShownGain(double gain) => Answer.Show(gain, IsAccepted ? Scale : 0);
}
