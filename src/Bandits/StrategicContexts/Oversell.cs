using Mechanisms.Bandits.Linear;
using Mechanisms.Foundations.Numerics;

namespace Mechanisms.Bandits.StrategicContexts;

/// <summary>Reports the true context plus the same exaggeration in every round.</summary>
public sealed record Oversell : IReportPolicy
{
    /// <summary>Initializes a policy.</summary>
    /// <param name="exaggeration">What is added to the truth, shape [dimension], finite.</param>
    /// <exception cref="ArgumentException">There is no entry, or one is not finite.</exception>
    public Oversell(Sequence<double> exaggeration)
    {
        LinearSettings.Dimension(exaggeration.Count);
        LinearSettings.RequireContext(exaggeration.Span, exaggeration.Count);
        Exaggeration = exaggeration;
    }

    /// <inheritdoc/>
    public string Name => "oversell";

    /// <summary>Gets what is added to the truth, shape [dimension].</summary>
    public Sequence<double> Exaggeration { get; }

    /// <summary>The shortest exaggeration that claims a given reward too much.</summary>
    /// <param name="gap">Claimed reward less true reward, finite.</param>
    /// <param name="weights">θ, shape [dimension], not all 0.</param>
    /// <returns>A policy that adds gap · θ / ‖θ‖².</returns>
    /// <exception cref="ArgumentException">All weights are 0, or something is not finite.</exception>
    public static Oversell ByReward(double gap, Sequence<double> weights)
    {
        double square = Inner.Product(weights.Span, weights.Span);
        return square > 0
            ? new(Sequence.Of(weights.Count, entry => gap * weights[entry] / square))
            : throw new ArgumentException("Nothing can be oversold when all weights are 0.", nameof(weights));
    }

    /// <inheritdoc/>
    public void Report(in ArmView view, Span<double> report)
    {
        view.Context.CopyTo(report);
        SymmetricTiles.Add(report, Exaggeration.Span);
    }
}
