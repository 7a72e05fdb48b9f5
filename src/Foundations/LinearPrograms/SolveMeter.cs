using System.Diagnostics.Metrics;

namespace Mechanisms.Foundations.LinearPrograms;

/// <summary>Tells whoever listens, for example <c>dotnet-counters</c>, how long solves of <see cref="RevisedSimplex"/> and its runs take.</summary>
/// <remarks>Meter <c>Mechanisms.LinearPrograms</c>; the histogram is in seconds, by how the solve started, <c>cold</c> or from a <c>basis</c>. Without a listener nothing is measured or allocated.</remarks>
internal static class SolveMeter
{
    private static readonly Meter Meter = new("Mechanisms.LinearPrograms");

    private static readonly Histogram<double> Durations = Meter.CreateHistogram<double>(
        "mechanisms.linear_program.solve.duration", "s", "Time of one solve of a linear program.");

    /// <summary>Notes a solve that has ended.</summary>
    /// <param name="limits">When it began.</param>
    /// <param name="hasBasis">Whether it started from a basis that it was given or had found before.</param>
    public static void Note(in SimplexLimits limits, bool hasBasis)
    {
        if (Durations.Enabled)
        {
            Durations.Record(limits.Elapsed.TotalSeconds, new KeyValuePair<string, object?>("start", hasBasis ? "basis" : "cold"));
        }
    }
}
