using System.Globalization;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Scheduling;

/// <summary>What scheduling rules ask of reported costs.</summary>
internal static class Costs
{
    /// <summary>The number of tasks of two machines that report a cost of at least 0 for each.</summary>
    public static int Require(ReadOnlySpan<Sequence<Rational>> reports)
    {
        if (reports.Length != FavoredMinWork.Machines || reports[0].Count != reports[1].Count
            || reports[0].Concat(reports[1]).Any(cost => cost.Sign < 0))
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Two machines must report a cost of at least 0 for each of the same tasks; got {reports.ToArray().ToSequence()}."),
                nameof(reports));
        }

        return reports[0].Count;
    }
}
