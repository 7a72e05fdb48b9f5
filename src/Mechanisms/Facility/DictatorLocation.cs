using System.Globalization;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;

namespace Mechanisms.Facility;

/// <summary>The facility goes to the location that one agent reports.</summary>
/// <remarks>Group strategyproof; not anonymous. Thread-safe.</remarks>
/// <param name="Dictator">Index of the agent, at least 0.</param>
[Reference("procaccia2013", "dictatorship")]
public sealed record DictatorLocation(int Dictator) : DeterministicMechanism<Rational, Rational>
{
    /// <summary>Gets the index of the agent.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public int Dictator { get; init => field = Checked(value); } = Checked(Dictator);

    /// <inheritdoc/>
    public override string Name => string.Create(CultureInfo.InvariantCulture, $"location of agent {Dictator}");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no such agent.</exception>
    public override Rational Decide(ReadOnlySpan<Rational> reports) => Dictator < reports.Length
        ? reports[Dictator]
        : throw new ArgumentException(
            string.Create(CultureInfo.InvariantCulture, $"Agent {Dictator} decides; got {reports.Length} agents. Name one of them."), nameof(reports));

    private static int Checked(int dictator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dictator);
        return dictator;
    }
}
