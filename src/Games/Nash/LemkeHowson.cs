using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Equilibria of a game of two players at the ends of the paths of complementary pivots, exactly.</summary>
/// <remarks>
/// From the artificial equilibrium one path for each label dropped; strategies of player 0 come first. The lexicographic ratio test rules out
/// cycles in every game; paths may still be exponentially long, so that there is a cap. Equilibria in the order of the first label that leads to
/// them. <see cref="NashStatus.Sample"/>: there may be others that no path from here reaches.
/// <para>
/// With <see cref="PathArithmetic.Doubles"/> the end of a path is computed anew from its supports, in fractions, and given if it is an equilibrium exactly;
/// where it is not, the status is <see cref="NashStatus.Uncertain"/>. Rounding may lead a path astray, to the same kind of end. With <see cref="PathArithmetic.DoublesToTheEnd"/>
/// the end is that of the doubles: nobody gains more than <see cref="Tolerances.Gain"/> times the largest mean size of a strategy's payoffs against the other's mixture by leaving, computed in doubles, and ends within 1e-9 of each other count as one.
/// </para>
/// <para>
/// Time O(strategies of player 0 · strategies of player 1) operations per pivot on integers, O(support · (support + strategies)) on doubles, with a tie O(ties · strategies · support²) at worst and where the inverse of the support is
/// mended O(support³), and O(support³) on fractions for an end in doubles. Supports are small on
/// the paths of random games, some twenty of a hundred strategies. Single-threaded; settings are immutable.
/// </para>
/// </remarks>
[Reference("lemke1964", "complementary pivots")]
[Reference("vonstengel2002", "lexicographic method and integer pivoting")]
public sealed record LemkeHowson : NashMethod
{
    /// <summary>Gets the label to drop, 0 ≤ label &lt; sum of both players' strategies; null for all of them, one after the other.</summary>
    /// <value>Null by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The label is negative.</exception>
    public int? Label
    {
        get;
        init
        {
            int label = value ?? 0;
            ArgumentOutOfRangeException.ThrowIfNegative(label, nameof(value));
            field = value;
        }
    }

    /// <summary>Gets the largest number of pivots on one path.</summary>
    /// <value>Positive; 100,000 by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public long MaxPivots
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            field = value;
        }
    }

    = 100_000;

    /// <summary>Gets the numbers in which paths are followed.</summary>
    /// <value><see cref="PathArithmetic.Exact"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the choices.</exception>
    public PathArithmetic Arithmetic
    {
        get;
        init => field = Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The arithmetic must be one of the choices.");
    }

    /// <inheritdoc/>
    public override string Name => "lemke-howson";

    /// <inheritdoc/>
    internal override NashSolution Find(NormalFormGame game, CancellationToken cancellation)
    {
        game.RequireTwoPlayers();
        int labels = game.Profiles.Counts[0] + game.Profiles.Counts[1];
        if (Label >= labels)
        {
            throw new InvalidOperationException($"The label must be below {labels}, the number of strategies of both players; got {Label}. Count from 0.");
        }

        List<MixedProfile> found = [];
        long pivots = 0;
        NashStatus status = NashStatus.Sample;
        foreach (int label in Label is { } one ? [one] : Enumerable.Range(0, labels))
        {
            (MixedProfile? end, NashStatus ended) = Arithmetic switch
            {
                PathArithmetic.Exact => Exactly(game, label, ref pivots, cancellation),
                PathArithmetic.Doubles => Rounded(game, label, ref pivots, cancellation),
                _ => ToTheEnd(game, label, ref pivots, cancellation),
            };
            status = Severity(ended) > Severity(status) ? ended : status;
            if (end is not null && !found.Exists(other => IsSame(other, end)))
            {
                found.Add(end);
            }
        }

        return new(game, this, status, found, pivots);
    }

    private (MixedProfile? End, NashStatus Status) Exactly(NormalFormGame game, int dropped, ref long pivots, CancellationToken cancellation)
    {
        BestReplyTableau[] tableaux = [BestReplyTableau.Of(game, 0), BestReplyTableau.Of(game, 1)];
        int rows = game.Profiles.Counts[0];
        NashStatus status = Follow(tableaux, dropped, rows, ref pivots, cancellation);
        return status != NashStatus.Sample
            ? (null, status)
            : (MixedProfile.OfPair(BestReplyTableau.Strategy(tableaux[0].Weights(0)), BestReplyTableau.Strategy(tableaux[1].Weights(rows))), status);
    }

    // The strategies in the bases at the end are as many of both players. Where each side's mixture leaves the other indifferent among its own, and nothing
    // else pays it more, both of which is found out exactly, they are an equilibrium.
    private (MixedProfile? End, NashStatus Status) Rounded(NormalFormGame game, int dropped, ref long pivots, CancellationToken cancellation)
    {
        RoundedReplyBasis[] bases = [RoundedReplyBasis.Of(game, 0), RoundedReplyBasis.Of(game, 1)];
        NashStatus status = Follow(bases, dropped, game.Profiles.Counts[0], ref pivots, cancellation);
        (int[] rowSupport, int[] columnSupport) = (bases[0].Support(), bases[1].Support());
        if (status != NashStatus.Sample || rowSupport.Length != columnSupport.Length || rowSupport.Length == 0)
        {
            return (null, status == NashStatus.Sample ? NashStatus.Uncertain : status);
        }

        Indifference row = IndifferenceSystem.Of(game, 0).Solve(rowSupport, columnSupport);
        Indifference column = row.Strategy.Count == 0 ? default : IndifferenceSystem.Of(game, 1).Solve(columnSupport, rowSupport);
        return column.Strategy.Count > 0 ? (MixedProfile.OfPair(row.Strategy, column.Strategy), NashStatus.Sample) : (null, NashStatus.Uncertain);
    }

    private (MixedProfile? End, NashStatus Status) ToTheEnd(NormalFormGame game, int dropped, ref long pivots, CancellationToken cancellation)
    {
        RoundedReplyBasis[] bases = [RoundedReplyBasis.Of(game, 0), RoundedReplyBasis.Of(game, 1)];
        NashStatus status = Follow(bases, dropped, game.Profiles.Counts[0], ref pivots, cancellation);
        if (status != NashStatus.Sample)
        {
            return (null, status);
        }

        return (RoundedEnd.Of(game, bases[0].Weights(), bases[1].Weights()) ?? Mended(game, bases)) is { } end ? (end, NashStatus.Approximate) : (null, NashStatus.Uncertain);
    }

    // The end with weights computed anew.
    private static MixedProfile? Mended(NormalFormGame game, RoundedReplyBasis[] bases)
    {
        bases[0].Mend();
        bases[1].Mend();
        return RoundedEnd.Of(game, bases[0].Weights(), bases[1].Weights());
    }

    // What is found in fractions is the same or not; what is found in doubles may differ by rounding.
    private bool IsSame(MixedProfile one, MixedProfile other) => Arithmetic == PathArithmetic.DoublesToTheEnd ? RoundedEnd.AreNear(one, other) : one == other;

    // What is given inexactly must be said to be, whatever became of other paths.
    private static int Severity(NashStatus status) => status switch
    {
        NashStatus.Approximate => 3,
        NashStatus.Limit => 2,
        NashStatus.Uncertain => 1,
        _ => 0,
    };

    // Walks to the end of the path that drops a label; Limit at the cap, Uncertain where rounding leaves no way on.
    private NashStatus Follow(IReplyTableau[] tableaux, int dropped, int rows, ref long pivots, CancellationToken cancellation)
    {
        int turn = dropped < rows ? 0 : 1;
        int entering = dropped;
        for (long taken = 0; taken < MaxPivots; taken++)
        {
            cancellation.ThrowIfCancellationRequested();
            entering = tableaux[turn].Enter(entering);
            if (entering < 0)
            {
                return NashStatus.Uncertain;
            }

            pivots++;
            if (entering == dropped)
            {
                return NashStatus.Sample;
            }

            turn = 1 - turn;
        }

        return NashStatus.Limit;
    }
}
