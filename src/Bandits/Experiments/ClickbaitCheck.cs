using Mechanisms.Bandits.Devices;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.Experiments;

/// <summary>One of the <see cref="ClickbaitChecks"/>: a claim about learners and strategic arms that can be put to the test.</summary>
/// <remarks>A closed family; immutable and thread-safe.</remarks>
public abstract record ClickbaitCheck
{
    private protected ClickbaitCheck(string id, string claim, CheckScale scale)
    {
        Id = id;
        Claim = claim;
        Scale = scale;
    }

    /// <summary>Gets the short name of the check, for example <c>A1-5</c>.</summary>
    public string Id { get; }

    /// <summary>Gets the claim in words.</summary>
    public string Claim { get; }

    /// <summary>Gets the arm pulls of the check.</summary>
    public abstract long TotalPulls { get; }

    /// <summary>Gets the numbers of runs and epochs, and the root key.</summary>
    private protected CheckScale Scale { get; }

    /// <summary>Plays the episodes and measures.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls of this check done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was measured, and whether it lies in its bands.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public AcceptanceCheck Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(device);
        return new(Id, Claim, Measure(device, progress, cancellation), Scale.Root);
    }

    private protected abstract Sequence<Measurement> Measure(
        IDevice device, IProgress<ExperimentProgress>? progress, CancellationToken cancellation);

    private protected static Measurement AtMost(string quantity, double value, double bound) =>
        new(quantity, value, double.NegativeInfinity, bound);

    private protected static Measurement AtLeast(string quantity, double value, double bound) =>
        new(quantity, value, bound, double.PositiveInfinity);
}
