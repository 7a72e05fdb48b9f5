using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.Deviations;
using Mechanisms.Games.NormalForm;
using Mechanisms.Games.QuantalResponse;

namespace Mechanisms.Games.Nash;

/// <summary>One equilibrium of a game of any number of players, mixed ones included: where the principal branch of logit equilibria leads.</summary>
/// <remarks>
/// The path is followed to a high precision, its end solved anew on its support by Newton's method, and that is checked by <see cref="NashCheck"/>. Where
/// fractions near it, or of two players those that the supports determine, are an equilibrium exactly, these are given with <see cref="NashStatus.Sample"/>. Of
/// three players and more probabilities are irrational as a rule: then doubles are given, scaled to sum to 1 exactly, that nobody gains
/// more than <see cref="Tolerances.Gain"/> by leaving (relative to the largest spread of a player's payoffs), with <see cref="NashStatus.Approximate"/>.
/// An equilibrium near the end is taken for the limit where play came closer to it over the last part of the path, in which λ quadrupled, and where λ is high enough to tell the payoffs within
/// its supports apart; else the path is followed on, to λ · spread = 10¹⁰ at most. A path that is stuck before ends there, and is judged the same. Where no such equilibrium
/// is found, or payoffs spread over less than 10⁻²⁹⁰ or more than 10²⁹⁰, none is given, with <see cref="NashStatus.Uncertain"/>. In almost all games the
/// branch has one limit; in games whose symmetry it keeps it goes straight on where others cross (<see cref="LogitBranch.Crossings"/>). Time as <see cref="LogitPath"/>.
/// </remarks>
[Reference("turocy2005", "limiting logit equilibrium")]
[Reference("mckelvey1995", "Theorem 3: the limiting logit equilibrium")]
public sealed record LogitLimit : NashMethod
{
    /// <summary>Farther from the end of the path than this, in probability, an equilibrium is not taken for its limit.</summary>
    private const double Near = 1e-2;

    /// <summary>λ times the differences between payoffs within the supports must be above this: branches of a few strategies part where it is of their number.</summary>
    private const double Telling = 100;

    /// <summary>Where the limit is not told yet the path is followed to a precision higher by this factor.</summary>
    private const double Farther = 16;

    /// <summary>Over a quarter of the precision distances fall to a quarter as a rule, and to a half where limits are degenerate; above this they are not seen to fall.</summary>
    private const double Falling = 0.75;

    /// <summary>The spreads of payoffs, this and one over it, between which λ is a double all along the path.</summary>
    private const double LargestSpread = 1e290;

    /// <summary>The rounding of probabilities, in units of λ relative to payoffs, below which distances to the limit fall no more.</summary>
    private const double Rounding = 1.0 / (1L << 46);

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

    /// <summary>Gets the precision, times the largest spread of a player's payoffs, at which the limit is first looked for.</summary>
    /// <value>Positive and at most 10¹⁰, without unit; 1,000,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive, or above 10¹⁰, or NaN.</exception>
    public double RelativePrecision
    {
        get;
        init => field = value is > 0 and <= LogitWalk.LargestPrecision ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The relative precision must be positive and at most 10¹⁰.");
    }

    = 1_000_000;

    /// <inheritdoc/>
    public override string Name => "logit-limit";

    /// <summary>Finds the equilibrium at the end of a branch that was followed already.</summary>
    /// <param name="branch">The branch.</param>
    /// <returns>The equilibrium near its last point, or none where the last point is not close enough to one, or comes no closer.</returns>
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
            if (Improved(branch.Game, branch.End.Strategies, threshold) is { } strategies && IsApproached(branch, strategies) && Confirmed(branch.Game, strategies) is { } found)
            {
                return new(branch.Game, this, found.Status, [found.Profile], branch.Steps);
            }
        }

        return new(branch.Game, this, NashStatus.Uncertain, [], branch.Steps);
    }

    /// <summary>Follows the branch as far as this method does: until its limit is told, or to a relative precision of 10¹⁰.</summary>
    /// <param name="game">The game.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The branch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The largest spread of a player's payoffs is below 10⁻²⁹⁰ or above 10²⁹⁰, so that λ is no double.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public LogitBranch Follow(NormalFormGame game, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(game);
        return HasPrecisions(game)
            ? Limit(game, cancellation).Branch
            : throw new ArgumentException($"The largest spread of a player's payoffs must be at least 1e-290 and at most 1e290; got {ReplySlopes.SpreadOf(game).ToDouble():R}. Multiply payoffs by a constant.", nameof(game));
    }

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation) =>
        HasPrecisions(game) ? Limit(game, cancellation).Solution : new(game, this, NashStatus.Uncertain, [], 0);

    private static bool HasPrecisions(NormalFormGame game) => ReplySlopes.SpreadOf(game).ToDouble() is >= 1 / LargestSpread and <= LargestSpread;

    private (LogitBranch Branch, NashSolution Solution) Limit(NormalFormGame game, CancellationToken cancellation)
    {
        LogitWalk walk = new(Path, game);
        double precision = RelativePrecision;
        while (true)
        {
            LogitBranch branch = walk.ToRelative(precision, cancellation);
            NashSolution solution = Finish(branch);
            precision *= Farther;
            if (branch.Status != LogitStatus.Reached || solution.Status != NashStatus.Uncertain || precision > LogitWalk.LargestPrecision)
            {
                return (branch, solution);
            }
        }
    }

    // Whether play comes closer as λ grows, and λ tells payoffs apart: else it may only pass by.
    private static bool IsApproached(LogitBranch branch, Sequence<Sequence<double>> strategies)
    {
        double spread = ReplySlopes.SpreadOf(branch.Game).ToDouble();
        double precision = branch.End.Precision;
        double end = Distance(branch.End.Strategies, strategies);
        LogitPoint earlier = branch.Points.Last(point => point.Precision <= precision / 4);
        return (end <= Tolerances.Probability.Absolute + (Rounding * precision * spread) || end <= Falling * Distance(earlier.Strategies, strategies))
            && Enumerable.Range(0, branch.Game.Players).All(player => OwnDifference(branch.Game, player, strategies) is var difference && (difference.IsZero || precision * difference.ToDouble() >= Telling));
    }

    private static double Distance(Sequence<Sequence<double>> play, Sequence<Sequence<double>> others) =>
        play.Zip(others, (mine, other) => mine.Zip(other, (one, two) => Math.Abs(one - two)).Max()).Max();

    // The largest difference that the choice between a player's strategies in the support makes while all play in theirs.
    private static Rational OwnDifference(NormalFormGame game, int player, Sequence<Sequence<double>> strategies)
    {
        ProfileSpace profiles = game.Profiles;
        int[] support = [.. Enumerable.Range(0, profiles.Counts[player]).Where(strategy => strategies[player][strategy] > 0)];
        Rational largest = Rational.Zero;
        for (int profile = 0; profile < profiles.Count && support.Length > 1; profile++)
        {
            if (profiles.Choice(profile, player) == support[0] && Enumerable.Range(0, game.Players).All(other => strategies[other][profiles.Choice(profile, other)] > 0))
            {
                Rational[] payoffs = [.. support.Select(strategy => game.Payoffs[player, profiles.With(profile, player, strategy)])];
                largest = Rational.Max(largest, payoffs.Aggregate(Rational.Max) - payoffs.Aggregate(Rational.Min));
            }
        }

        return largest;
    }

    // Null where the supports have no mixtures that near.
    private static Sequence<Sequence<double>>? Improved(NormalFormGame game, Sequence<Sequence<double>> end, double threshold)
    {
        double[] weights = [.. end.SelectMany(strategy => strategy).Select(probability => probability > threshold ? probability : 0)];
        if (!new SupportNewton(game).TryImprove(weights))
        {
            return null;
        }

        int place = 0;
        Sequence<Sequence<double>> solved = game.Profiles.Counts.Select(count => Sequence.Of(count, _ => weights[place++])).ToSequence();
        return Distance(end, solved) <= Near ? solved : null;
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

        MixedProfile rounded = MixedProfile.OfWeights(strategies);
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

    private static Rational Sum(IEnumerable<Rational> numbers) => numbers.Aggregate(Rational.Zero, (sum, number) => sum + number);
}
