using Mechanisms.Foundations.LinearPrograms;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Foundations.Formats;

/// <summary>A column as an MPS text declares it: at least 0 unless bounds say otherwise.</summary>
/// <param name="name">Its name.</param>
internal sealed class MpsColumn(string name)
{
    public string Name { get; } = name;

    public Rational Cost { get; set; }

    /// <summary>Entries by row.</summary>
    public List<(int Row, Rational Value)> Entries { get; } = [];

    public LinearProgramNumber? Lower { get; set; }

    public LinearProgramNumber? Upper { get; set; }

    /// <summary>A negative upper bound without a lower bound takes the lower bound 0 away.</summary>
    public LinearProgramNumber LowerOrDefault =>
        Lower ?? (Upper is { Value: < 0 } ? LinearProgramNumber.NegativeInfinity : default);

    public LinearProgramNumber UpperOrDefault => Upper ?? LinearProgramNumber.PositiveInfinity;
}
