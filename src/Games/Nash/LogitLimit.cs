using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;

namespace Mechanisms.Games.Nash;

/// <summary>One equilibrium of a game of any number of players, mixed ones included: where the principal branch of logit equilibria leads.</summary>
/// <remarks>
/// The path is followed to a high precision, its end solved anew on its support by Newton's method, and that is checked by <see cref="NashCheck"/>. Where
/// fractions near it, or of two players those that the supports determine, are an equilibrium exactly, these are given with <see cref="NashStatus.Sample"/>. Of
/// three players and more probabilities are irrational as a rule: then doubles are given, scaled to sum to 1 exactly, that nobody gains
/// more than <see cref="Tolerances.Gain"/> by leaving (relative to the largest spread of a player's payoffs), with <see cref="NashStatus.Approximate"/>.
/// A path that is stuck before ends there, and is taken from there. Where no equilibrium that close to the path's end is found none is given, with <see cref="NashStatus.Uncertain"/>. In almost all games the
/// branch has one limit; in games whose symmetry it keeps it goes straight on where others cross (<see cref="LogitBranch.Crossings"/>). Time as <see cref="LogitPath"/>.
/// </remarks>
[Reference("turocy2005", "limiting logit equilibrium")]
[Reference("mckelvey1995", "Theorem 3: the limiting logit equilibrium")]
public sealed record LogitLimit : NashMethod
{
    /// <summary>Farther from the end of the path than this, in probability, an equilibrium is not taken for its limit.</summary>
    private const double Near = 1e-2;

    /// <summary>Fractions within this distance of solved probabilities are tried: solving them loses some hundred ulps.</summary>
    private const double Solved = 1e-12;

    /// <summary>Below which probability strategies are left out of the support, one guess after the other. Limits lose strategies as exp(−λ · gap), or, where they are degenerate, as a power of 1/λ.</summary>
    private static readonly Sequence<double> Thresholds = Sequence.Create<double>([0.01, 0.001, 0.0001, 0.00001, 0.0000001, 0.000000001]);

    /// <summary>Gets how the path is followed.</summary>
    /// <value>A <see cref="LogitPath"/> with its defaults by default.</value>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public LogitPath Path
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    }

    = new();

    /// <summary>Gets the precision at the end of the path, times the largest spread of a player's payoffs.</summary>
    /// <value>Positive and finite, without unit; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive and finite.</exception>
    public double RelativePrecision
    {
        get;
        init => field = value > 0 && double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The relative precision must be positive and finite.");
    }

    = 1_000_000;

    /// <inheritdoc/>
    public override string Name => "logit-limit";

    /// <summary>Finds the equilibrium at the end of a branch that was followed already.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>The equilibrium near its last point, or none where the last point is not close enough to one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="branch"/> is null.</exception>
    public NashSolution Finish(LogitBranch branch)
    {
        ArgumentNullException.ThrowIfNull(branch);
        if (branch.Status == LogitStatus.StepLimit)
        {
            return new(branch.Game, this, NashStatus.Limit, [], branch.Steps);
        }

        foreach (double threshold in Thresholds)
        {
            if (Improved(branch.Game, branch.End.Strategies, threshold) is { } strategies && Confirmed(branch.Game, strategies) is { } found)
            {
                return new(branch.Game, this, found.Status, [found.Profile], branch.Steps);
            }
        }

        return new(branch.Game, this, NashStatus.Uncertain, [], branch.Steps);
    }

    /// <summary>Follows the branch as far as this method does.</summary>
    /// <param name="game">The game.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The branch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LogitBranch Follow(NormalFormGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        return Path.Follow(game, RelativePrecision / ReplySlopes.SpreadOf(game).ToDouble(), cancellation);
    }

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation) => Finish(Follow(game, cancellation));

    // Null where the supports have no mixtures that near.
    private static Sequence<Sequence<double>>? Improved(NormalFormGame game, Sequence<Sequence<double>> end, double threshold)
    {
        double[] weights = [.. end.SelectMany(strategy => strategy).Select(probability => probability > threshold ? probability : 0)];
        if (!new SupportNewton(game).TryImprove(weights) || weights.Zip(end.SelectMany(strategy => strategy), (solved, start) => Math.Abs(solved - start)).Max() > Near)
        {
            return null;
        }

        int place = 0;
        return game.Profiles.Counts.Select(count => Sequence.Of(count, _ => weights[place++])).ToSequence();
    }

    private static (MixedProfile Profile, NashStatus Status)? Confirmed(NormalFormGame game, Sequence<Sequence<double>> strategies)
    {
        foreach (MixedProfile? candidate in (IEnumerable<MixedProfile?>)[Fractions(strategies), Determined(game, strategies)])
        {
            if (candidate is not null && NashCheck.Of(game, candidate).IsEquilibrium)
            {
                return (candidate, NashStatus.Sample);
            }
        }

        MixedProfile rounded = MixedProfile.Create([.. strategies.Select(Scaled)]);
        double gain = NashCheck.Of(game, rounded).LargestGain.ToDouble();
        return Tolerances.Gain.Exceeds(gain, ReplySlopes.SpreadOf(game).ToDouble()) ? null : (rounded, NashStatus.Approximate);
    }

    private static MixedProfile? Fractions(Sequence<Sequence<double>> strategies)
    {
        Sequence<Rational>[] near = [.. strategies.Select(strategy => strategy.Select(probability => SimpleFraction.Near(probability, Solved)).ToSequence())];
        return near.All(strategy => Sum(strategy) == Rational.One) ? MixedProfile.Create(near) : null;
    }

    // Of two players the supports determine mixtures by linear equations.
    private static MixedProfile? Determined(NormalFormGame game, Sequence<Sequence<double>> strategies)
    {
        int[][] supports = [.. strategies.Select(strategy => Enumerable.Range(0, strategy.Count).Where(index => strategy[index] > 0).ToArray())];
        if (game.Players != 2 || supports[0].Length != supports[1].Length)
        {
            return null;
        }

        Indifference row = IndifferenceSystem.Of(game, 0).Solve(supports[0], supports[1]);
        Indifference column = IndifferenceSystem.Of(game, 1).Solve(supports[1], supports[0]);
        return row.IsFull && column.IsFull ? MixedProfile.Create(row.Strategy, column.Strategy) : null;
    }

    private static Sequence<Rational> Scaled(Sequence<double> strategy)
    {
        Sequence<Rational> exact = strategy.Select(Rational.FromDouble).ToSequence();
        Rational sum = Sum(exact);
        return exact.Select(probability => probability / sum).ToSequence();
    }

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);
}
