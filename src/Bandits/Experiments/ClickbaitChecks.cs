using Mechanisms.Bandits.Devices;
using Mechanisms.Bandits.Environments;
using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using static System.FormattableString;

namespace Mechanisms.Bandits.Experiments;

/// <summary>Seven checks that learners on the strategic click-bandit behave as theory and earlier measurements say.</summary>
/// <remarks>
/// The bands hold at full scale with room for the noise of other random numbers. A smaller scale keeps horizons and bands and takes fewer runs
/// and epochs, so more noise is left: for quick looks, not for verdicts. Immutable and thread-safe.
/// </remarks>
[Reference("kleinebuening2024", "Theorems 5.2 and 5.3, Section 6")]
public sealed record ClickbaitChecks
{
    private const double Penalty = 5;

    /// <summary>Initializes the checks.</summary>
    /// <param name="root">Root key of all random streams.</param>
    /// <param name="scale">Share of the full number of runs and epochs, above 0, at most 1; at least 2 runs and 11 epochs are always played.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0 and at most 1.</exception>
    public ClickbaitChecks(ulong root, double scale = 1)
    {
        if (!(scale is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(scale), scale, Invariant($"The scale must be above 0 and at most 1; got {scale}. Use 1 for the full checks."));
        }

        Root = root;
        Scale = scale;
    }

    /// <summary>Gets the root key of all random streams.</summary>
    public ulong Root { get; }

    /// <summary>Gets the share of the full number of runs and epochs.</summary>
    /// <value>1 by default: the full checks.</value>
    public double Scale { get; }

    /// <summary>Gets the checks, A1-1 to A1-7.</summary>
    public Sequence<ClickbaitCheck> All
    {
        get
        {
            CheckScale scale = new(Root, Scale);
            ClickUtility product = new ClickUtility.ProductPenalty(Penalty);
            ClickUtility clicks = new ClickUtility.ClickPenalty(Penalty);
            return
            [
                new TruthfulRegretCheck(scale, product),
                new RegretRateCheck(scale, product),
                new BestResponseCheck(scale, product),
                new EquilibriumDistanceCheck(scale, clicks),
                new AdaptationCheck("A1-5", scale, clicks, new(2600, 2500, 5200, 15_000, Uniform: 10_000)),
                new AdaptationCheck("A1-6", scale, product, new(2600, 3300, 5900, 20_000, Uniform: 9450)),
                new DeadArmCheck(scale, clicks),
            ];
        }
    }

    /// <summary>Gets the arm pulls of all checks.</summary>
    public long TotalPulls => All.Sum(check => check.TotalPulls);

    /// <summary>Runs all checks.</summary>
    /// <param name="device">The machine that plays.</param>
    /// <param name="progress">Told the pulls done so far, from any thread, one report at a time.</param>
    /// <param name="cancellation">Stops the work; run the checks of <see cref="All"/> one by one to keep finished ones.</param>
    /// <returns>What each check measured, in order.</returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Sequence<AcceptanceCheck> Run(
        IDevice device, IProgress<ExperimentProgress>? progress = null, CancellationToken cancellation = default)
    {
        List<AcceptanceCheck> results = [];
        long done = 0;
        foreach (ClickbaitCheck check in All)
        {
            results.Add(check.Run(device, ShiftedProgress.For(progress, done, TotalPulls), cancellation));
            done += check.TotalPulls;
        }

        return results.ToSequence();
    }
}
