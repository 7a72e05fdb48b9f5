using Mechanisms.Foundations.Numerics;
using Mechanisms.Foundations.References;
using Mechanisms.Games.NormalForm;

namespace Mechanisms.Games.Nash;

/// <summary>Equilibria of a game of two players at the ends of the paths of complementary pivots, exactly.</summary>
/// <remarks>
/// From the artificial equilibrium one path for each label dropped; strategies of player 0 come first. The lexicographic ratio test rules out
/// cycles in every game; paths may still be exponentially long, so that there is a cap. Equilibria in the order of the first label that leads to
/// them. <see cref="NashStatus.Sample"/>: there may be others that no path from here reaches.
/// <para>Time O(strategies of player 0 · strategies of player 1) operations on integers per pivot. Single-threaded; settings are immutable.</para>
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
        bool isCapped = false;
        foreach (int label in Label is { } one ? [one] : Enumerable.Range(0, labels))
        {
            MixedProfile? end = Follow(game, label, ref pivots, cancellation);
            isCapped |= end is null;
            if (end is not null && !found.Contains(end))
            {
                found.Add(end);
            }
        }

        return new(game, this, isCapped ? NashStatus.Limit : NashStatus.Sample, found, pivots);
    }

    // The end of the path that drops a label, or null at the cap.
    private MixedProfile? Follow(NormalFormGame game, int dropped, ref long pivots, CancellationToken cancellation)
    {
        BestReplyTableau[] tableaux = [BestReplyTableau.Of(game, 0), BestReplyTableau.Of(game, 1)];
        int rows = game.Profiles.Counts[0];
        int turn = dropped < rows ? 0 : 1;
        int entering = dropped;
        for (long taken = 0; taken < MaxPivots; taken++)
        {
            cancellation.ThrowIfCancellationRequested();
            int column = tableaux[turn].ColumnOf(entering);
            int row = tableaux[turn].LeavingRow(column);
            entering = tableaux[turn].BasicAt(row);
            tableaux[turn].Pivot(row, column);
            pivots++;
            if (entering == dropped)
            {
                return MixedProfile.Create(BestReplyTableau.Strategy(tableaux[0].Weights(0)), BestReplyTableau.Strategy(tableaux[1].Weights(rows)));
            }

            turn = 1 - turn;
        }

        return null;
    }
}
